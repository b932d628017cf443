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
      "EncryptTrailFiles",
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
  PullForDeployments: "which role pulls its image is the workload's own to say; it reads, and in the organization only",
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

test("no policy allows a key by its alias: across accounts an alias is somebody else's to move", () => {
  const allowing = statements.filter(({ body }) => body.effect !== "Deny");
  const named = allowing.filter(({ body }) => body.resources?.some((resource) => resource.includes(":alias/")));
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

test("every role has a permissions boundary; the management account's comes with Terraform's own roles", () => {
  const roles = organization.all("aws_iam_role");
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
