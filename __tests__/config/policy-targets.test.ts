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
    "ou-security": "ou-exam-security",
    "ou-infrastructure": "ou-exam-infrastr",
    "ou-workloads-staging": "ou-exam-stagings",
    "ou-workloads-production": "ou-exam-producti",
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
  expect(Object.keys(targets)).not.toContain("ou-workloads-production");
  expect(Object.keys(targets)).not.toContain("account-999999999999");
});

test("fails on a unit whose id nobody knows with what to do", () => {
  const unknown = withAccount({ organizationalUnit: "/Elsewhere" });
  expect(() => policyTargets(unknown, facts)).toThrow(MissingFactError);
  expect(() => policyTargets(unknown, facts)).toThrow(/organizational unit \/Elsewhere: .*gatehouse facts/);
});
