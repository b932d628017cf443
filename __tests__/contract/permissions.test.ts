import { ExampleOrganization, type Statement } from "./stacks";

const organization = new ExampleOrganization();
const statements = organization.statements();

/** Statements on every resource, each with the reason why it can name none. */
const unscoped: Record<string, string> = {
  AnswerPipelineJob: "jobs have no ARN",
  WriteTraces: "traces have no ARN",
  LogInToRegistry: "a token is for the whole registry",
  LinkFromOrganization: "a sink's policy is of that sink alone",
  Ceiling: "a permissions boundary grants nothing; what it denies is what counts",
  ManageRoles: "part of the boundary, only for Gatehouse's own roles, and denied on them",
  ReadOrganization: "part of the boundary; accounts and units have no ARN that is known before",
  CreateWorkloadResources: "what a template holds is the workload's business; the boundary limits how far it reaches",
  ...Object.fromEntries(
    [
      "DelegateToIam",
      "EncryptLogs",
      "EncryptFailedStarts",
      "DecryptArtifacts",
      "EncryptAlerts",
      "EncryptConfigHistory",
      "EncryptGuardDutyFindings",
      "EncryptVerdicts",
      "EncryptTrail",
      "ReadTrail",
      "UseBucketKey",
      "UseState",
    ].map((sid) => [sid, "in a key policy * means the key itself"]),
  ),
};

/** Statements that allow whole families of actions, each with its reason. */
const families: Record<string, string> = {
  DelegateToIam: "the key's own account administers it through IAM",
  EncryptLogs: "CloudWatch Logs needs the re-encryption and data key calls by their families",
  ReadOrganization: "reads only",
  CreateWorkloadResources: unscoped.CreateWorkloadResources ?? "",
};

/** Other accounts that are allowed by something else than the name of a role. */
const withoutRole: Record<string, string> = {
  ReadTrail: "the log archive and security accounts, only through S3, only logs of a trail",
  LinkFromOrganization: "any account of the organization may share its telemetry",
};

/** Services that send no source with their call, each with what limits them instead. */
const withoutSource: Record<string, string> = {
  EncryptAlerts: "EventBridge sends none when it publishes to an encrypted topic; the topic's policy names the rules",
};

const allows = statements.filter(({ body }) => body.effect !== "Deny");

test("there are statements to judge", () => {
  expect(allows.length).toBeGreaterThan(50);
});

test("every statement has a sid", () => {
  expect(statements.filter(({ body }) => !body.sid).map(({ where }) => where)).toEqual([]);
});

test("only statements with a written reason allow every resource", () => {
  const wide = allows.filter(({ body }) => body.resources?.includes("*")).map(({ body }) => body.sid ?? "");
  expect([...new Set(wide)].sort()).toEqual(Object.keys(unscoped).sort());
});

test("only statements with a written reason allow families of actions", () => {
  const wide = allows.filter(({ body }) => body.actions?.some((action) => action.includes("*")));
  expect([...new Set(wide.map(({ body }) => body.sid))].sort()).toEqual(Object.keys(families).sort());
});

test("nothing allows every action; a boundary's ceiling leaves out all that manages identities", () => {
  expect(allows.filter(({ body }) => body.actions?.includes("*"))).toEqual([]);
  const ceilings = allows.filter(({ body }) => body.not_actions !== undefined);
  expect([...new Set(ceilings.map(({ body }) => JSON.stringify([body.sid, body.not_actions])))]).toEqual([
    '["Ceiling",["iam:*","organizations:*","account:*"]]',
  ]);
});

test("a service acts only for one resource, of one account or of the organization", () => {
  const byServices = allows.filter(
    ({ body }) =>
      withoutSource[body.sid ?? ""] === undefined && body.principals?.some(({ type }) => type === "Service"),
  );
  expect(byServices.length).toBeGreaterThan(10);
  const open = byServices.filter(({ body }) => !isForOneResource(body)).map(({ where }) => where);
  expect(open).toEqual([]);
});

test("no policy names a role as principal: one that does not exist yet would make it malformed", () => {
  const identifiers = statements.flatMap(({ body }) => body.principals ?? []).filter(({ type }) => type === "AWS");
  const named = identifiers.flatMap(({ identifiers }) => identifiers);
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((identifier) => !/^(\*|arn:aws:iam::\d{12}:root)$/.test(identifier))).toEqual([]);
});

test("no policy names a key by its alias: across accounts an alias is somebody else's to move", () => {
  const named = statements.filter(({ body }) => body.resources?.some((resource) => resource.includes(":alias/")));
  expect(named.map(({ where }) => where)).toEqual([]);
});

test("no resource policy of the organization lists member accounts", () => {
  const members = organization.stacks.flatMap(({ id }) => /^member-(\d{12})-eu-central-1$/.exec(id)?.[1] ?? []);
  // Policies of these belong to one workload's accounts, or to one account.
  const owners = /^(tooling|member|platform-pipeline)/;
  const shared = ["222222222222", "333333333333", "444444444444"];
  expect(members).toHaveLength(6);
  const listed = allows.filter(
    ({ where, body }) =>
      !owners.test(where) &&
      members
        .filter((id) => !shared.includes(id))
        .some((id) => JSON.stringify([body.principals, body.condition, body.resources]).includes(id)),
  );
  expect(listed.map(({ where }) => where)).toEqual([]);
});

test("another account is allowed only through a named role of the organization", () => {
  const otherAccounts = allows.filter(
    ({ body }) =>
      body.sid !== "DelegateToIam" &&
      withoutRole[body.sid ?? ""] === undefined &&
      body.principals?.some(({ type }) => type === "AWS"),
  );
  expect(otherAccounts.length).toBeGreaterThan(0);
  for (const { where, body } of otherAccounts) {
    const value = (variable: string) => body.condition?.find((condition) => condition.variable === variable);
    expect([where, value("aws:PrincipalOrgID")]).toEqual([
      where,
      { test: "StringEquals", variable: "aws:PrincipalOrgID", values: ["o-exampleorg1"] },
    ]);
    const role = value("aws:PrincipalArn");
    expect([where, role?.test]).toEqual([where, expect.stringMatching(/^Arn(Equals|Like)$/)]);
    for (const arn of role?.values ?? [])
      expect([where, arn]).toEqual([where, expect.stringMatching(/:role\/gatehouse-/)]);
  }
});

test("every role has a permissions boundary, but those of the management account, where none is made", () => {
  const roles = organization.all("aws_iam_role").filter(({ where }) => !where.startsWith("organization-"));
  expect(roles.length).toBeGreaterThan(8);
  expect(roles.filter(({ body }) => !body.permissions_boundary).map(({ where }) => where)).toEqual([]);
});

test("where the boundary is made, every role waits for it", () => {
  const boundaries = organization.all("aws_iam_policy").map(({ where }) => where.split(":")[0]);
  expect(boundaries).toHaveLength(6);
  const roles = organization.all("aws_iam_role").filter(({ where }) => boundaries.includes(where.split(":")[0]));
  expect(roles.length).toBeGreaterThan(6);
  for (const { where, body } of roles)
    expect([where, body.permissions_boundary]).toEqual([where, "${aws_iam_policy.boundary.arn}"]);
});

/** Statements of the roles of one function of every workload's stack. */
const ofFunction = (name: string) =>
  statements.filter(({ where }) => where.startsWith("tooling-") && where.includes(`: ${name}_role_permissions`));

const updates = (body: Statement) => body.actions?.includes("securityhub:BatchUpdateFindings");

test("only the normalizers import findings, and they update none", () => {
  const importing = allows.filter(({ body }) => body.actions?.includes("securityhub:BatchImportFindings"));
  expect(importing).toEqual(ofFunction("normalizer").filter(({ body }) => body.sid === "ImportFindings"));
  expect(importing).toHaveLength(2);
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
  [
    "normalizer",
    "KeepLedger",
    ["BatchGetItem", "ConditionCheckItem", "DeleteItem", "GetItem", "PutItem", "Query", "UpdateItem"],
  ],
  ["waivers", "MarkWaivers", ["GetItem", "Query", "UpdateItem"]],
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

test("a function is invoked by one rule of its own account", () => {
  const permissions = organization.all("aws_lambda_permission");
  expect(permissions).toHaveLength(2);
  for (const { where, body } of permissions)
    expect([where, body]).toEqual([
      where,
      expect.objectContaining({
        action: "lambda:InvokeFunction",
        principal: "events.amazonaws.com",
        source_account: "555555555555",
        source_arn: expect.stringMatching(/^\$\{aws_cloudwatch_event_rule\.waivers_\w+\.arn\}$/),
      }),
    ]);
});

test("what an account has once is never in a workload's stack", () => {
  const singletons = [
    "aws_oam_link",
    "aws_iam_openid_connect_provider",
    "aws_config_configuration_recorder",
    "aws_iam_policy",
  ];
  for (const type of singletons)
    expect(organization.all(type).filter(({ where }) => where.startsWith("tooling-"))).toEqual([]);
});

/**
 * The source is an ARN of one service, and its account or the organization is named. CloudWatch Logs sends no source: its
 * encryption context names the log groups instead.
 */
function isForOneResource({ condition = [] }: Statement): boolean {
  const values = (variable: string) => condition.find((one) => one.variable === variable)?.values ?? [];
  const sources = values("aws:SourceArn");
  const logGroups = values("kms:EncryptionContext:aws:logs:arn");
  const owners = [...values("aws:SourceAccount"), ...values("aws:SourceOrgID")];
  return (
    (sources.length > 0 &&
      sources.every((arn) => /^arn:aws:[a-z0-9]+:/.test(arn)) &&
      owners.length > 0 &&
      owners.every((owner) => /^(\d{12}|o-exampleorg1)$/.test(owner))) ||
    (logGroups.length > 0 && logGroups.every((arn) => /:log-group:\/aws\/.*gatehouse-/.test(arn)))
  );
}
