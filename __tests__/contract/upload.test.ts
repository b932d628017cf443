import { ExampleOrganization } from "./stacks";

const organization = new ExampleOrganization();

const statementsOf = (stack: string, document: string) =>
  organization
    .statements()
    .filter(({ where }) => where.startsWith(`${stack}: source_upload_${document}_`))
    .map(({ body }) => body);

const workloads = [
  {
    workload: "payments",
    provider: "token.actions.githubusercontent.com",
    subject: "repo:example/payments:ref:refs/heads/main",
  },
  {
    workload: "payments-fixed",
    provider: "gitlab.com",
    subject: "project_path:example/payments-fixed:ref_type:branch:ref:main",
  },
];

describe.each(workloads)("whoever uploads $workload", ({ workload, provider, subject }) => {
  const stack = `tooling-${workload}`;

  test("may write one object and follow one pipeline, and nothing else", () => {
    const bucket = "${aws_s3_bucket.source.arn}";
    const pipeline = `arn:aws:codepipeline:eu-central-1:555555555555:gatehouse-${workload}-pipeline`;
    expect(statementsOf(stack, "permissions").map(({ actions, resources }) => [actions, resources])).toEqual([
      [["s3:PutObject"], [`${bucket}/source.zip`]],
      [["s3:GetObject"], [`${bucket}/source.zip`]],
      [["kms:GenerateDataKey"], ["${aws_kms_key.key.arn}"]],
      [
        [
          "codepipeline:GetPipelineExecution",
          "codepipeline:GetPipelineState",
          "codepipeline:ListActionExecutions",
          "codepipeline:ListPipelineExecutions",
        ],
        [pipeline],
      ],
    ]);
  });

  test("may use the key through S3 alone, and never to read", () => {
    const withKey = statementsOf(stack, "permissions").filter(({ actions }) =>
      actions?.some((action) => action.startsWith("kms:")),
    );
    expect(withKey.map(({ condition }) => condition)).toEqual([
      [{ test: "StringEquals", variable: "kms:ViaService", values: ["s3.eu-central-1.amazonaws.com"] }],
    ]);
  });

  test("is known by a token of its own", () => {
    expect(statementsOf(stack, "trust")).toEqual([
      {
        sid: "AssumedByBuildJobs",
        actions: ["sts:AssumeRoleWithWebIdentity"],
        principals: [{ type: "Federated", identifiers: [`arn:aws:iam::555555555555:oidc-provider/${provider}`] }],
        condition: [
          { test: "StringEquals", variable: `${provider}:aud`, values: ["sts.amazonaws.com"] },
          { test: "StringEquals", variable: `${provider}:sub`, values: [subject] },
        ],
      },
    ]);
  });

  test("has a policy, a boundary and no other permissions", () => {
    const ofStack = (type: string) =>
      organization.all(type).filter(({ where }) => where.startsWith(`${stack}: ${type}.source_upload`));
    expect(ofStack("aws_iam_role").map(({ body }) => body)).toEqual([
      expect.objectContaining({
        name: `gatehouse-${workload}-upload`,
        permissions_boundary: "arn:aws:iam::555555555555:policy/gatehouse-boundary",
      }),
    ]);
    expect(ofStack("aws_iam_role_policy")).toHaveLength(1);
    expect(organization.all("aws_iam_role_policy_attachment").filter(({ where }) => where.startsWith(stack))).toEqual(
      [],
    );
  });
});

test("whoever signs tokens is trusted where the pipelines are, once, for one audience", () => {
  const providers = organization.all("aws_iam_openid_connect_provider");
  expect(providers.map(({ where, body }) => [where.split(":")[0], body.url, body.client_id_list])).toEqual([
    ["member-555555555555-eu-central-1", "https://gitlab.com", ["sts.amazonaws.com"]],
    ["member-555555555555-eu-central-1", "https://token.actions.githubusercontent.com", ["sts.amazonaws.com"]],
  ]);
});

test("tokens of other issuers are taken nowhere, and none by a pattern", () => {
  const federated = organization
    .statements()
    .filter(({ body }) => body.principals?.some(({ type }) => type === "Federated"));
  expect(federated).toHaveLength(workloads.length);
  for (const { where, body } of federated) {
    expect([where, body.condition?.map(({ test }) => test)]).toEqual([where, ["StringEquals", "StringEquals"]]);
    expect(body.condition?.flatMap(({ values }) => values).join()).not.toMatch(/[*?]/);
  }
});
