import { MissingFactError } from "../../config/facts";
import { loadConfiguration } from "../../config/load";
import { policyTargets } from "../../config/policy-targets";
import type { Account, Organization } from "../../config/schema";

const { organization, facts } = loadConfiguration();

function withAccount(change: Partial<Account>): Organization {
  const account = {
    name: "new",
    id: "999999999999",
    email: "n@example.com",
    role: "member",
    status: "active",
  } as const;
  const organizationalUnit = "/Workloads/Production";
  return { ...organization, accounts: [...organization.accounts, { ...account, organizationalUnit, ...change }] };
}

test("each organizational unit with active accounts is a target, once", () => {
  expect(policyTargets(organization, facts)).toEqual({
    "ou-exam-security": "ou-exam-security",
    "ou-exam-infrastr": "ou-exam-infrastr",
    "ou-exam-stagings": "ou-exam-stagings",
    "ou-exam-producti": "ou-exam-producti",
  });
});

test("an account directly below the root is a target itself, because the root would reach the suspended ones", () => {
  expect(policyTargets(withAccount({ organizationalUnit: "/" }), facts)).toMatchObject({
    "account-999999999999": "999999999999",
  });
});

test("a unit with a suspended account is replaced by its active accounts", () => {
  const targets = policyTargets(withAccount({ status: "suspended" }), facts);
  expect(targets).toMatchObject({ "account-777777777777": "777777777777" });
  expect(Object.keys(targets)).not.toContain("ou-exam-producti");
  expect(Object.keys(targets)).not.toContain("account-999999999999");
});

test("a suspended account below a unit would inherit its association, so the unit is replaced, too", () => {
  const targets = policyTargets(withAccount({ status: "suspended", organizationalUnit: "/Infrastructure/Old" }), facts);
  expect(targets).toMatchObject({ "account-444444444444": "444444444444", "account-555555555555": "555555555555" });
  expect(Object.keys(targets)).not.toContain("ou-exam-infrastr");
});

test("units that read alike are two targets", () => {
  const lock = {
    ...facts,
    organizationalUnits: { ...facts.organizationalUnits, "/Workloads-Production": "ou-exam-lookalik" },
  };
  const targets = policyTargets(withAccount({ organizationalUnit: "/Workloads-Production" }), lock);
  expect(Object.values(targets)).toEqual(expect.arrayContaining(["ou-exam-lookalik", "ou-exam-producti"]));
});

test("fails on a unit whose id nobody knows with what to do", () => {
  const unknown = withAccount({ organizationalUnit: "/Elsewhere" });
  expect(() => policyTargets(unknown, facts)).toThrow(MissingFactError);
  expect(() => policyTargets(unknown, facts)).toThrow(/organizational unit \/Elsewhere: .*gatehouse facts/);
});
