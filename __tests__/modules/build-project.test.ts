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

const sids = (more: Partial<BuildProjectProps>) => {
  const statements = (document("permissions", more)?.statement ?? []) as readonly { readonly sid: string }[];
  return statements.map(({ sid }) => sid);
};

describe("an image of the account", () => {
  const image = `555555555555.dkr.ecr.eu-central-1.amazonaws.com/tools/scan@sha256:${"a".repeat(64)}`;

  test("is pulled with the project's role, which may pull that repository", () => {
    expect(synth({ image }).resource.aws_codebuild_project?.bandit).toMatchObject({
      environment: { image, image_pull_credentials_type: "SERVICE_ROLE" },
    });
    expect(document("permissions", { image })?.statement).toContainEqual(
      expect.objectContaining({
        sid: "PullImage",
        resources: ["arn:aws:ecr:eu-central-1:555555555555:repository/tools/scan"],
      }),
    );
  });

  test("is not needed: CodeBuild pulls its own", () => {
    expect(synth().resource.aws_codebuild_project?.bandit).toMatchObject({
      environment: { image_pull_credentials_type: "CODEBUILD" },
    });
    expect(sids({})).not.toContain("PullImage");
  });
});

describe("a network", () => {
  const network = { vpcId: "vpc-0a1b2c3d", subnetIds: ["subnet-0a1b2c3d"], securityGroupIds: ["sg-0a1b2c3d"] };

  test("is where the build runs, and only CodeBuild gets its interface, only there", () => {
    expect(synth({ network }).resource.aws_codebuild_project?.bandit).toMatchObject({
      vpc_config: { vpc_id: "vpc-0a1b2c3d", subnets: ["subnet-0a1b2c3d"], security_group_ids: ["sg-0a1b2c3d"] },
    });
    expect(document("permissions", { network })?.statement).toContainEqual({
      sid: "GiveInterfaceToCodeBuild",
      actions: ["ec2:CreateNetworkInterfacePermission"],
      resources: ["arn:aws:ec2:eu-central-1:555555555555:network-interface/*"],
      condition: [
        { test: "StringEquals", variable: "ec2:AuthorizedService", values: ["codebuild.amazonaws.com"] },
        {
          test: "ArnEquals",
          variable: "ec2:Subnet",
          values: ["arn:aws:ec2:eu-central-1:555555555555:subnet/subnet-0a1b2c3d"],
        },
      ],
    });
  });

  test("is none by default, with no right to make interfaces", () => {
    expect(synth().resource.aws_codebuild_project?.bandit).not.toHaveProperty("vpc_config");
    expect(sids({}).filter((sid) => /Network|Interface/.test(sid))).toEqual([]);
  });
});

describe("a cache", () => {
  const cache = { bucketName: "artifacts", bucketArn: "arn:aws:s3:::artifacts" };

  test("lies below the project's name, where only its role reads and writes", () => {
    expect(synth({ cache }).resource.aws_codebuild_project?.bandit).toMatchObject({
      cache: { type: "S3", location: "artifacts/cache/scan-bandit" },
    });
    expect(document("permissions", { cache })?.statement).toContainEqual({
      sid: "UseCache",
      actions: ["s3:GetObject", "s3:PutObject"],
      resources: ["arn:aws:s3:::artifacts/cache/scan-bandit/*"],
    });
  });

  test("is none by default", () => {
    expect(synth().resource.aws_codebuild_project?.bandit).not.toHaveProperty("cache");
    expect(sids({})).not.toContain("UseCache");
  });
});

function document(id: string, more: Partial<BuildProjectProps> = {}) {
  return Object.entries(synth(more).data?.aws_iam_policy_document ?? {}).find(([name]) => name.includes(id))?.[1];
}
