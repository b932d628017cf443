import { join } from "node:path";
import { App, type TerraformStack, Testing } from "cdktf";
import { loadConfiguration } from "../../config/load";
import { stackCatalog } from "../../stacks/catalog";
import { exampleOrganization, type TerraformJson, type TerraformResource } from "../support/synth";

const example = exampleOrganization();
const home = example.json("organization-eu-central-1");
const everyOption = loadConfiguration(join(__dirname, "../organizations/every-option.yaml"));

/** A stack of the organization that sets every option. */
function withEveryOption(id: string): TerraformJson {
  const app = new App();
  stackCatalog(everyOption.organization)
    .find((entry) => entry.id === id)
    ?.create(app, everyOption);
  const stack = app.node.findChild(id) as TerraformStack;
  stack.prepareStack();
  return JSON.parse(Testing.synth(stack)) as TerraformJson;
}

const everyHome = withEveryOption("organization-eu-central-1");
const everyOther = withEveryOption("organization-us-east-1");

interface Condition {
  readonly condition: string;
  readonly error_message: string;
}

function postconditions({ data }: TerraformJson): Condition[] {
  return Object.values(data?.aws_organizations_organization ?? {}).flatMap(
    ({ lifecycle }) => (lifecycle as { postcondition: Condition[] }).postcondition,
  );
}

const trusted = (json: TerraformJson) =>
  postconditions(json).flatMap(({ condition }) => /service_access_principals, "([^"]+)"/.exec(condition)?.[1] ?? []);

test("what is not trusted yet is named with the command that trusts it", () => {
  const message = postconditions(home).find(({ condition }) => condition.includes('"inspector2.'))?.error_message;
  expect(message).toBe(
    'AWS Organizations does not trust inspector2.amazonaws.com yet: run "gatehouse bootstrap --run", or in the management account "aws organizations enable-aws-service-access --service-principal inspector2.amazonaws.com"',
  );
});

test("Macie and Detective must be trusted only where they are wanted", () => {
  const optional = ["macie.amazonaws.com", "detective.amazonaws.com"];
  expect(trusted(home)).not.toEqual(expect.arrayContaining([optional[0]]));
  expect(trusted(home)).not.toEqual(expect.arrayContaining([optional[1]]));
  expect(trusted(everyHome)).toEqual([...trusted(home), ...optional]);
  // Both are off in us-east-1.
  expect(trusted(everyOther)).toEqual(trusted(home));
});

test("service control policies must be on where one is attached", () => {
  const asked = (json: TerraformJson) =>
    postconditions(json).filter(({ condition }) => condition.includes("SERVICE_CONTROL_POLICY"));
  expect(asked(home)).toEqual([
    expect.objectContaining({ error_message: expect.stringContaining("enable-policy-type") }),
  ]);
  expect(asked(example.json("organization-us-east-1"))).toEqual([]);
});

/** Addresses of the delegations in the order in which each waits for the one before. */
function chain(json: TerraformJson): string[] {
  const delegations = Object.entries(json.resource).flatMap(([type, byId]) =>
    /admin_account|delegated_admin/.test(type)
      ? Object.entries(byId).map(([id, body]) => ({ address: `${type}.${id}`, body }))
      : [],
  );
  const addresses = delegations.map(({ address }) => address);
  const waitsFor = (body: TerraformResource) =>
    ((body.depends_on as string[] | undefined) ?? []).filter((address) => addresses.includes(address));
  const next = (before: string | undefined) =>
    delegations.filter(({ body }) =>
      before === undefined ? waitsFor(body).length === 0 : waitsFor(body)[0] === before,
    );
  const order: string[] = [];
  for (let [following, ...others] = next(undefined); following; [following, ...others] = next(following.address)) {
    expect(others).toEqual([]);
    order.push(following.address);
  }
  return order;
}

const kinds = (addresses: readonly string[]) => addresses.map((address) => address.split(".")[0]);
const regional = [
  "aws_securityhub_organization_admin_account",
  "aws_guardduty_organization_admin_account",
  "aws_inspector2_delegated_admin_account",
];
const optional = ["aws_macie2_organization_admin_account", "aws_detective_organization_admin_account"];
const global = Array.from({ length: 3 }, () => "aws_organizations_delegated_administrator");

// Organizations refuses registrations at the same time.
test("delegations wait for one another, those of all regions last", () => {
  expect(kinds(chain(home))).toEqual([...regional, ...global]);
  expect(kinds(chain(everyHome))).toEqual([...regional, ...optional, ...global]);
  expect(kinds(chain(everyOther))).toEqual(regional);
});

test("the first delegation waits for trusted access, hub and detector", () => {
  const [admin] = Object.values(home.resource.aws_securityhub_organization_admin_account ?? {});
  expect(admin?.depends_on).toEqual([
    "data.aws_organizations_organization.trusted-access",
    "aws_securityhub_account.security-hub",
    "aws_guardduty_detector.guardduty",
  ]);
});

test("the management account has Macie before it delegates it", () => {
  const [[name] = []] = Object.entries(everyHome.resource.aws_macie2_account ?? {});
  const [admin] = Object.values(everyHome.resource.aws_macie2_organization_admin_account ?? {});
  expect(admin?.depends_on).toContain(`aws_macie2_account.${name}`);
});

test("Inspector's delegation gets more than the provider's 15 seconds", () => {
  const [inspector] = Object.values(home.resource.aws_inspector2_delegated_admin_account ?? {});
  expect(inspector?.timeouts).toEqual({ create: "5m", delete: "5m" });
});

// "Access Analyzer Service Linked Role is not in the organizational management account"
test("Access Analyzer is delegated after the role that AWS does not make here", () => {
  const roles = Object.entries(home.resource.aws_iam_service_linked_role ?? {});
  const [name] = roles.find(([, body]) => body.aws_service_name === "access-analyzer.amazonaws.com") ?? [];
  const waiting = Object.values(home.resource.aws_organizations_delegated_administrator ?? {}).filter((body) =>
    (body.depends_on as string[]).includes(`aws_iam_service_linked_role.${name}`),
  );
  // The others wait for that one.
  expect(waiting.map((body) => body.service_principal)).toEqual(["config.amazonaws.com"]);
});

test("the trail watches Gatehouse's evidence, wherever it is", () => {
  expect(JSON.stringify(home.resource.aws_cloudtrail?.trail?.advanced_event_selector)).toContain(
    JSON.stringify(
      [
        "444444444444-eu-central-1-state",
        "444444444444-eu-central-1-plans",
        "444444444444-eu-central-1-approvals",
        "333333333333-eu-central-1-cloudtrail",
        "333333333333-eu-central-1-config",
        "333333333333-eu-central-1-guardduty",
        "333333333333-eu-central-1-findings-history",
        "333333333333-eu-central-1-verdicts",
      ].map((name) => `arn:aws:s3:::gatehouse-${name}/`),
    ),
  );
});

test("the protecting policies are attached to the units that are named, and in the home region alone", () => {
  const targets = Object.values(home.resource.aws_organizations_policy_attachment ?? {}).map((body) => body.target_id);
  expect([...new Set(targets)]).toEqual(["ou-exam-infrastr", "ou-exam-security", "ou-exam-workload"]);
  expect(example.json("organization-us-east-1").resource.aws_organizations_policy).toBeUndefined();
});
