import { BuildProject, type BuildProjectProps } from "../../modules/build-project";
import { synthConstruct } from "../support/synth-stack";

const props: BuildProjectProps = {
  accountId: "555555555555",
  region: "eu-central-1",
  permissionsBoundaryArn: "arn:aws:iam::555555555555:policy/boundary",
  kmsKeyArn: "arn:aws:kms:eu-central-1:555555555555:key/1",
  projectName: "scan-bandit",
  description: "Scans",
  buildspec: "version: 0.2\n",
  environment: { GATEHOUSE_WORKLOAD: "payments" },
  statements: [],
};

const synth = (more: Partial<BuildProjectProps> = {}) =>
  synthConstruct((stack) => new BuildProject(stack, "bandit", { ...props, ...more }));

test("only CodeBuild, for this project, may assume its role", () => {
  expect(document("trust")?.statement).toEqual([
    expect.objectContaining({
      principals: [{ type: "Service", identifiers: ["codebuild.amazonaws.com"] }],
      condition: [
        { test: "StringEquals", variable: "aws:SourceAccount", values: ["555555555555"] },
        {
          test: "ArnLike",
          variable: "aws:SourceArn",
          values: ["arn:aws:codebuild:eu-central-1:555555555555:project/scan-bandit"],
        },
      ],
    }),
  ]);
});

test("writes its logs and nothing else", () => {
  expect(document("permissions")?.statement).toEqual([
    expect.objectContaining({ actions: ["logs:CreateLogStream", "logs:PutLogEvents"] }),
  ]);
});

test("the buildspec reaches CodeBuild as it is written, not as a Terraform template", () => {
  const project = synth({ buildspec: "echo ${HOME} %{x} $HOME" }).resource.aws_codebuild_project?.bandit;
  expect(project).toMatchObject({ source: { buildspec: "echo $${HOME} %%{x} $HOME" } });
});

function document(id: string) {
  return Object.entries(synth().data?.aws_iam_policy_document ?? {}).find(([name]) => name.includes(id))?.[1];
}
