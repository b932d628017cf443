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
  Ceiling: unscoped.Ceiling ?? "",
  CreateWorkloadResources: unscoped.CreateWorkloadResources ?? "",
};

/** Other accounts that are allowed by something else than the name of a role. */
const withoutRole: Record<string, string> = {
  ReadTrail: "the log archive and security accounts, only through S3, only logs of a trail",
  LinkFromOrganization: "any account of the organization may share its telemetry",
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
  const wide = allows.filter(({ body }) => body.actions.some((action) => action.includes("*")));
  expect([...new Set(wide.map(({ body }) => body.sid))].sort()).toEqual(Object.keys(families).sort());
});

test("nothing but the ceiling of a permissions boundary allows every action", () => {
  const all = allows.filter(({ body }) => body.actions.includes("*"));
  expect([...new Set(all.map(({ body }) => body.sid))]).toEqual(["Ceiling"]);
});

test("a service acts only for one resource, of one account or of the organization", () => {
  const byServices = allows.filter(({ body }) => body.principals?.some(({ type }) => type === "Service"));
  expect(byServices.length).toBeGreaterThan(10);
  const open = byServices.filter(({ body }) => !isForOneResource(body)).map(({ where }) => where);
  expect(open).toEqual([]);
});

test("no resource policy lists member accounts", () => {
  const members = ["555555555555", "666666666666", "777777777777"];
  const listed = allows.filter(
    ({ where, body }) =>
      !where.startsWith("tooling-") &&
      !where.startsWith("member-") &&
      members.some((id) => JSON.stringify([body.principals, body.condition]).includes(id)),
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
  for (const { where, body } of otherAccounts)
    expect([where, body.condition?.map(({ variable }) => variable)]).toEqual([
      where,
      expect.arrayContaining(["aws:PrincipalOrgID", "aws:PrincipalArn"]),
    ]);
});

test("every role has a permissions boundary", () => {
  const roles = organization.all("aws_iam_role");
  expect(roles.length).toBeGreaterThan(8);
  expect(roles.filter(({ body }) => !body.permissions_boundary).map(({ where }) => where)).toEqual([]);
});

/** CloudWatch Logs sends no source ARN; its encryption context names the log group instead. */
function isForOneResource({ condition = [] }: Statement): boolean {
  const variables = condition.map(({ variable }) => variable);
  return (
    (variables.includes("aws:SourceArn") &&
      (variables.includes("aws:SourceAccount") || variables.includes("aws:SourceOrgID"))) ||
    variables.includes("kms:EncryptionContext:aws:logs:arn")
  );
}
