import { MissingFactError } from "../../config/facts";
import { loadConfiguration } from "../../config/load";
import { policyAssociations } from "../../config/policy-associations";
import type { Account, Organization } from "../../config/schema";

const { organization, facts } = loadConfiguration();
const unchanged = { ...organization, securityHub: { ...organization.securityHub, policies: [] } };

function withAccount(change: Partial<Account>, to: Organization = unchanged): Organization {
  const account = {
    name: "new",
    id: "999999999999",
    email: "n@example.com",
    role: "member",
    status: "active",
    memberships: "managed",
  } as const;
  const organizationalUnit = "/Workloads/Production";
  return { ...to, accounts: [...to.accounts, { ...account, organizationalUnit, ...change }] };
}

/** With policies that name these units and accounts. */
function withPolicies(...scopes: { organizationalUnits?: string[]; accounts?: string[] }[]): Organization {
  const policies = scopes.map((scope, index) => ({
    name: `policy-${index}`,
    enabled: true,
    standards: ["nist-800-53" as const],
    disabledControls: [],
    parameters: {},
    organizationalUnits: [],
    accounts: [],
    ...scope,
  }));
  return { ...organization, securityHub: { ...organization.securityHub, policies } };
}

const targetsOf = (changed: Organization) =>
  policyAssociations(changed, facts).map(({ targetId, policy }) => `${targetId} ${policy ?? "default"}`);

test("without policies each unit with active accounts, and the management account, is under the default policy", () => {
  expect(policyAssociations(unchanged, facts)).toEqual(
    ["ou-exam-security", "ou-exam-infrastr", "ou-exam-stagings", "ou-exam-producti"]
      .map((id) => ({ name: id, targetId: id, policy: undefined as string | undefined }))
      .concat({ name: "account-111111111111", targetId: "111111111111", policy: undefined }),
  );
});

test("an account directly below the root is a target itself, because the root would reach the suspended ones", () => {
  expect(targetsOf(withAccount({ organizationalUnit: "/" }))).toContain("999999999999 default");
});

test("a unit with a suspended account is replaced by its active accounts", () => {
  const targets = targetsOf(withAccount({ status: "suspended" }));
  expect(targets).toContain("777777777777 default");
  expect(targets.join()).not.toMatch(/ou-exam-producti|999999999999/);
});

test("a suspended account below a unit would inherit its association, so the unit is replaced, too", () => {
  const targets = targetsOf(withAccount({ status: "suspended", organizationalUnit: "/Infrastructure/Old" }));
  expect(targets).toEqual(expect.arrayContaining(["444444444444 default", "555555555555 default"]));
  expect(targets.join()).not.toContain("ou-exam-infrastr");
});

test("units that read alike are two targets", () => {
  const lock = {
    ...facts,
    organizationalUnits: { ...facts.organizationalUnits, "/Workloads-Production": "ou-exam-lookalik" },
  };
  const targets = policyAssociations(withAccount({ organizationalUnit: "/Workloads-Production" }), lock);
  expect(targets.map(({ targetId }) => targetId)).toEqual(
    expect.arrayContaining(["ou-exam-lookalik", "ou-exam-producti"]),
  );
});

test("a policy of a unit reaches those below it by inheritance, without associations of their own", () => {
  const targets = targetsOf(withPolicies({ organizationalUnits: ["/Workloads"] }));
  expect(targets).toContain("ou-exam-workload policy-0");
  expect(targets.join()).not.toMatch(/ou-exam-stagings|ou-exam-producti/);
});

test("the most specific policy applies, and a unit is associated before those below it and before accounts", () => {
  const changed = withPolicies(
    { organizationalUnits: ["/Workloads/Production"], accounts: ["payments-staging"] },
    { organizationalUnits: ["/Workloads"], accounts: ["payments-production"] },
  );
  expect(targetsOf(changed).filter((target) => !target.endsWith("default"))).toEqual([
    "ou-exam-workload policy-1",
    "ou-exam-producti policy-0",
    "666666666666 policy-0",
    "777777777777 policy-1",
  ]);
});

test("a policy of a unit with a suspended account goes to its active accounts and to the units without one", () => {
  const changed = withAccount(
    { status: "suspended", organizationalUnit: "/Workloads/Production/Old" },
    withPolicies({ organizationalUnits: ["/Workloads"] }),
  );
  expect(targetsOf(changed).filter((target) => target.endsWith("policy-0"))).toEqual([
    "ou-exam-stagings policy-0",
    "777777777777 policy-0",
  ]);
});

test("a policy may name the management account", () => {
  expect(targetsOf(withPolicies({ accounts: ["management"] }))).toContain("111111111111 policy-0");
});

test("fails on a unit whose id nobody knows with what to do", () => {
  const unknown = withAccount({ organizationalUnit: "/Elsewhere" });
  expect(() => policyAssociations(unknown, facts)).toThrow(MissingFactError);
  expect(() => policyAssociations(unknown, facts)).toThrow(/organizational unit \/Elsewhere: .*gatehouse facts/);
});
