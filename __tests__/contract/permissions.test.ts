import { ExampleOrganization, type Statement } from "./stacks";

const organization = new ExampleOrganization();
const statements = organization.statements();

afterAll(() => organization.remove());

/** Statements on every resource, each with the reason why it can name none. */
const unscoped: Record<string, string> = {
  AnswerPipelineJob: "jobs have no ARN",
  WriteTraces: "traces have no ARN",
  DelegateToIam: "in a key policy * means the key itself",
  EncryptLogs: "in a key policy * means the key itself",
  EncryptFailedStarts: "in a key policy * means the key itself",
  DecryptArtifacts: "in a key policy * means the key itself",
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

test("no statement allows all actions of a service, but the delegation of a key to IAM", () => {
  const wide = allows.filter(({ body }) => body.actions.some((action) => action.endsWith("*")));
  expect([...new Set(wide.map(({ body }) => body.sid))].sort()).toEqual(["DelegateToIam", "EncryptLogs"]);
  expect(allows.filter(({ body }) => body.actions.includes("*"))).toEqual([]);
});

test("a service acts only for one resource of one account", () => {
  const byServices = allows.filter(({ body }) => body.principals?.some(({ type }) => type === "Service"));
  expect(byServices.length).toBeGreaterThan(10);
  const open = byServices.filter(({ body }) => !isForOneResource(body)).map(({ where }) => where);
  expect(open).toEqual([]);
});

test("another account is allowed only through a named role of the organization", () => {
  const otherAccounts = allows.filter(
    ({ where, body }) => !where.endsWith("DelegateToIam") && body.principals?.some(({ type }) => type === "AWS"),
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
    (variables.includes("aws:SourceAccount") && variables.includes("aws:SourceArn")) ||
    variables.includes("kms:EncryptionContext:aws:logs:arn")
  );
}
