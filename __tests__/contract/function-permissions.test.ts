import { ExampleOrganization, type Statement } from "./stacks";

const organization = new ExampleOrganization();
const statements = organization.statements();
const allows = statements.filter(({ body }) => body.effect !== "Deny");

/** Statements of the roles of one function of every workload's stack. */
const ofFunction = (name: string) =>
  statements.filter(({ where }) => where.startsWith("tooling-") && where.includes(`: ${name}_role_permissions`));

const updates = (body: Statement) => body.actions?.includes("securityhub:BatchUpdateFindings");

test("only the normalizers and the bypass function import findings, each of its own account, and they update none", () => {
  const importing = allows.filter(({ body }) => body.actions?.includes("securityhub:BatchImportFindings"));
  expect(importing.map(({ where }) => where)).toEqual([
    expect.stringMatching(/^security-services-eu-central-1: bypass_role_permissions_\w+ ImportFindings$/),
    ...ofFunction("normalizer")
      .filter(({ body }) => body.sid === "ImportFindings")
      .map(({ where }) => where),
  ]);
  expect(importing).toHaveLength(3);
  for (const { where, body } of importing) {
    const account = where.startsWith("security-") ? "222222222222" : "555555555555";
    expect([where, body.resources, body.condition]).toEqual([
      where,
      [`arn:aws:securityhub:eu-central-1:${account}:product/${account}/default`],
      [{ test: "StringEquals", variable: "securityhub:TargetAccount", values: [account] }],
    ]);
  }
  expect(ofFunction("normalizer").filter(({ body }) => updates(body))).toEqual([]);
});

test("only the waivers functions update findings, and only to NEW or SUPPRESSED", () => {
  const updating = allows.filter(({ body }) => updates(body));
  expect(updating).toEqual(ofFunction("waivers").filter(({ body }) => body.sid === "SuppressFindings"));
  expect(updating).toHaveLength(2);
  for (const { body } of updating)
    expect(body).toEqual({
      sid: "SuppressFindings",
      actions: ["securityhub:BatchUpdateFindings"],
      resources: ["arn:aws:securityhub:eu-central-1:555555555555:hub/default"],
      condition: [
        {
          test: "StringEquals",
          variable: "securityhub:ASFFSyntaxPath/Workflow.Status",
          values: ["NEW", "SUPPRESSED"],
        },
      ],
    });
});

// Every field but Note and Workflow: https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindings.html
test.each([
  "Confidence",
  "Criticality",
  "RelatedFindings",
  "Severity.Label",
  "Severity.Normalized",
  "Severity.Product",
  "Types",
  "UserDefinedFields",
  "VerificationState",
])("the waivers functions can't write %s", (field) => {
  const denied = ofFunction("waivers").filter(
    ({ body }) =>
      body.effect === "Deny" &&
      updates(body) &&
      body.resources?.includes("*") &&
      JSON.stringify(body.condition) ===
        JSON.stringify([{ test: "Null", values: ["false"], variable: `securityhub:ASFFSyntaxPath/${field}` }]),
  );
  expect(denied).toHaveLength(2);
});

test.each([
  ["normalizer", "KeepLedger", ["BatchGetItem", "DeleteItem", "Query", "UpdateItem"]],
  ["waivers", "MarkWaivers", ["Query", "UpdateItem"]],
])("the %s function may do with its own ledger what it needs, by the ledger's key", (name, sid, actions) => {
  const tables = ofFunction(name).filter(({ body }) => JSON.stringify(body.actions).includes("dynamodb:"));
  expect(tables).toHaveLength(2);
  for (const { body } of tables)
    expect(body).toEqual({
      sid,
      actions: actions.map((action) => `dynamodb:${action}`),
      resources: ["${aws_dynamodb_table.ledger.arn}"],
    });
  for (const { body } of ofFunction(name).filter(({ body }) => body.sid === "UseLedgerKey"))
    expect(body).toMatchObject({
      resources: ["${aws_kms_key.key.arn}"],
      condition: [
        { test: "StringEquals", variable: "kms:ViaService", values: ["dynamodb.eu-central-1.amazonaws.com"] },
      ],
    });
});

test("nothing else reaches a ledger", () => {
  const reaching = allows.filter(({ body }) => JSON.stringify(body.actions ?? []).includes("dynamodb:"));
  const own = ["KeepLedger", "MarkWaivers", "CreateWorkloadResources"];
  expect(reaching.filter(({ body }) => !own.includes(body.sid ?? "")).map(({ where }) => where)).toEqual([]);
});

test("only the gates tell verdicts, on their own account's bus", () => {
  const telling = allows.filter(
    ({ body }) =>
      body.actions?.includes("events:PutEvents") &&
      body.resources?.some((resource) => resource.endsWith(":event-bus/default")),
  );
  expect(telling).toEqual(ofFunction("gate").filter(({ body }) => body.sid === "TellVerdict"));
  expect(telling).toHaveLength(2);
  for (const { body } of telling)
    expect(body).toEqual({
      sid: "TellVerdict",
      actions: ["events:PutEvents"],
      resources: ["arn:aws:events:eu-central-1:555555555555:event-bus/default"],
      condition: [
        { test: "ForAllValues:StringEquals", variable: "events:source", values: ["gatehouse.gate"] },
        { test: "Null", variable: "events:source", values: ["false"] },
      ],
    });
});

test("a pipeline invokes its functions by their alias alone", () => {
  const invoking = allows.filter(({ body }) => body.actions?.includes("lambda:InvokeFunction"));
  expect(invoking).toHaveLength(2);
  for (const { body } of invoking)
    expect(body.resources).toEqual(
      ["fingerprint", "normalizer", "waivers", "gate", "rescan"].map((name) =>
        expect.stringMatching(new RegExp(`^\\$\\{aws_lambda_alias\\.${name}_live_\\w+\\.arn\\}$`)),
      ),
    );
});

test("the rescan starts its own pipeline and writes only what it remembers of the deployment", () => {
  const own = ofFunction("rescan").filter(({ where }) => where.startsWith("tooling-payments:"));
  const of = (sid: string) => own.find(({ body }) => body.sid === sid)?.body;
  expect(of("StartPipeline")).toMatchObject({
    actions: ["codepipeline:StartPipelineExecution"],
    resources: ["arn:aws:codepipeline:eu-central-1:555555555555:gatehouse-payments-pipeline"],
  });
  expect(of("RememberDeployed")).toMatchObject({
    actions: ["s3:PutObject"],
    resources: ["${aws_s3_bucket.source.arn}/deployed.json"],
  });
  const writing = own.flatMap(({ body }) => body.actions ?? []).filter((action) => /:(Put|Delete|Start)/.test(action));
  expect(writing.sort()).toEqual([
    "codepipeline:PutJobFailureResult",
    "codepipeline:PutJobSuccessResult",
    "codepipeline:StartPipelineExecution",
    "logs:PutLogEvents",
    "s3:PutObject",
    "xray:PutTelemetryRecords",
    "xray:PutTraceSegments",
  ]);
});

test("a function is invoked by one rule of its own account", () => {
  const permissions = organization.all("aws_lambda_permission");
  expect(permissions).toHaveLength(5);
  for (const { where, body } of permissions)
    expect([where, body]).toEqual([
      where,
      expect.objectContaining({
        action: "lambda:InvokeFunction",
        principal: "events.amazonaws.com",
        source_account: where.startsWith("security-") ? "222222222222" : "555555555555",
        source_arn: expect.stringMatching(
          /^\$\{aws_cloudwatch_event_rule\.(waivers_schedule|rescan_schedule|bypass)_\w+\.arn\}$/,
        ),
      }),
    ]);
});
