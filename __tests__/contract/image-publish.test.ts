import { ExampleOrganization } from "./stacks";

const organization = new ExampleOrganization();
const statements = organization.statements();
const stacks = ["tooling-payments", "tooling-payments-fixed"];
const allows = statements.filter(({ body }) => body.effect !== "Deny");

interface Stage {
  readonly name: string;
  readonly action: readonly {
    readonly name: string;
    readonly input_artifacts?: readonly string[];
    readonly provider: string;
    readonly configuration: Readonly<Record<string, string>>;
  }[];
}

describe.each(stacks)("%s", (stack) => {
  const of = (type: string) => organization.all(type).filter(({ where }) => where.startsWith(`${stack}: ${type}.`));
  const workload = stack.replace("tooling-", "");
  const stages = of("aws_codepipeline")[0]?.body.stage as readonly Stage[];
  const [repository] = of("aws_ecr_repository");
  const repositoryArn = `\${${repository?.where.split(": ")[1]}.arn}`;

  test("an image is pushed once, is scanned again there, and is encrypted with the stack's key", () => {
    expect(repository?.body).toMatchObject({
      name: `gatehouse-${workload}-image`,
      image_tag_mutability: "IMMUTABLE",
      image_scanning_configuration: { scan_on_push: true },
      encryption_configuration: [{ encryption_type: "KMS", kms_key: "${aws_kms_key.key.arn}" }],
      lifecycle: { prevent_destroy: true },
    });
  });

  test("what is not an image is removed, and of images the oldest beyond what a rollback needs", () => {
    const { rules } = JSON.parse(String(of("aws_ecr_lifecycle_policy")[0]?.body.policy));
    expect(rules.map((rule: { selection: object }) => rule.selection)).toEqual([
      { tagStatus: "untagged", countType: "sinceImagePushed", countNumber: 7, countUnit: "days" },
      { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 200 },
    ]);
  });

  test("only accounts that the workload is deployed to may pull, and they may do nothing else", () => {
    const pulls = allows.filter(({ where, body }) => where.startsWith(`${stack}: `) && body.sid?.startsWith("PullFor"));
    expect(pulls.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        principals: [
          { type: "AWS", identifiers: ["arn:aws:iam::666666666666:root", "arn:aws:iam::777777777777:root"] },
        ],
        condition: [{ test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-exampleorg1"] }],
      }),
      expect.objectContaining({
        principals: [{ type: "Service", identifiers: ["lambda.amazonaws.com"] }],
        condition: [
          { test: "StringEquals", variable: "aws:SourceAccount", values: ["666666666666", "777777777777"] },
          {
            test: "ArnLike",
            variable: "aws:SourceArn",
            values: ["666666666666", "777777777777"].map((id) => `arn:aws:lambda:eu-central-1:${id}:function:*`),
          },
        ],
      }),
    ]);
    for (const { body } of pulls)
      expect(body.actions).toEqual([
        "ecr:BatchCheckLayerAvailability",
        "ecr:BatchGetImage",
        "ecr:GetDownloadUrlForLayer",
      ]);
  });

  test("the push may write that repository, and reads the image but not the source", () => {
    const permissions = statements.filter(({ where }) =>
      where.startsWith(`${stack}: publish_project_role_permissions`),
    );
    expect(permissions.map(({ body }) => [body.sid, body.resources])).toEqual([
      ["WriteOwnLogs", [expect.stringContaining("publish_project_logs")]],
      ["ReadImage", [`\${aws_s3_bucket.artifacts.arn}/${`gatehouse-${workload}-pipeline`.slice(0, 20)}/Image/*`]],
      ["ReadScanConfiguration", ["${aws_s3_bucket.artifacts.arn}/scan-config/*"]],
      ["UseToolingKey", ["${aws_kms_key.key.arn}"]],
      ["LogInToRegistry", ["*"]],
      ["PushImage", [repositoryArn]],
    ]);
  });

  test("nothing else pushes", () => {
    const pushing = allows.filter(({ body }) => JSON.stringify(body.actions ?? []).includes("ecr:PutImage"));
    expect(pushing.filter(({ where }) => where.startsWith(`${stack}: `)).map(({ body }) => body.sid)).toEqual([
      "PushImage",
    ]);
    expect(pushing).toHaveLength(stacks.length);
  });

  test("the push gets the artifact that Grype scanned, and the digest that the gate read of that scan", () => {
    const scanned = stages.flatMap(({ action }) => action).find(({ name }) => name === "grype");
    const [push, ...others] = stages.find(({ name }) => name === "Publish")?.action ?? [];
    expect(others).toEqual([]);
    expect(scanned?.input_artifacts).toContain("Image");
    expect(push).toMatchObject({ category: "Build", namespace: "Publish", input_artifacts: ["Image"] });
    expect(push).not.toHaveProperty("output_artifacts");
    expect(JSON.parse(push?.configuration.EnvironmentVariables ?? "")).toEqual([
      { name: "GATEHOUSE_EXECUTION", value: "#{codepipeline.PipelineExecutionId}", type: "PLAINTEXT" },
      { name: "GATEHOUSE_IMAGE_SHA256", value: "#{Gate.imageSha256}", type: "PLAINTEXT" },
    ]);
  });

  test("the push starts no container", () => {
    const [project] = of("aws_codebuild_project").filter(({ body }) => body.name === `gatehouse-${workload}-publish`);
    expect(project?.body.environment).toMatchObject({ privileged_mode: false });
    expect(JSON.stringify(project?.body.source)).not.toContain("docker");
  });

  test("a deployment gets the image by its digest, in the change set that is looked at", () => {
    const actions = stages.filter(({ name }) => name.startsWith("Deploy-")).flatMap(({ action }) => action);
    const overrides = actions
      .filter(({ provider }) => provider === "CloudFormation")
      .map(({ configuration }) => configuration);
    expect(overrides.map(({ ActionMode, ParameterOverrides }) => [ActionMode, ParameterOverrides])).toEqual(
      ["staging", "production"].flatMap(() => [
        ["CHANGE_SET_REPLACE", '{"ImageUri":"#{Publish.GATEHOUSE_IMAGE_URI}"}'],
        ["CHANGE_SET_EXECUTE", undefined],
      ]),
    );
  });
});

test("CloudFormation's roles in the target accounts may pull their own workload's image", () => {
  const pulling = allows.filter(({ body }) => body.sid === "PullImages");
  expect(pulling.map(({ where }) => where.replace(/ .*/, ""))).toEqual(
    ["666666666666", "777777777777"].flatMap((id) => stacks.map(() => `member-${id}-eu-central-1:`)),
  );
  expect(new Set(pulling.flatMap(({ body }) => body.resources))).toEqual(
    new Set(
      ["payments", "payments-fixed"].map(
        (workload) => `arn:aws:ecr:eu-central-1:555555555555:repository/gatehouse-${workload}-image`,
      ),
    ),
  );
});
