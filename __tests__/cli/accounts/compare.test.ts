import { compare } from "../../../cli/accounts/compare";
import { differenceTable } from "../../../cli/accounts/difference-text";
import type { LiveAccount, LiveOrganization } from "../../../cli/accounts/organization/live-organization";
import { loadOrganization } from "../../../config/load";
import { liveOrganizationOf } from "../../support/live-organization";

const { organization } = loadOrganization();
const agreeing = liveOrganizationOf(organization);
const unit = { id: "ou-exam-newunit1", path: "/Elsewhere", isWritable: true };
const staging = "666666666666";

/** The organization with one of its accounts changed. */
const changed = (id: string, change: Partial<LiveAccount>): LiveOrganization => ({
  ...agreeing,
  accounts: agreeing.accounts.map((account) => (account.id === id ? { ...account, ...change } : account)),
});

test("an organization that agrees with the configuration", () => {
  expect(compare(organization, agreeing)).toEqual([]);
});

test.each<[string, LiveOrganization, object]>([
  ["a move", changed(staging, { unit }), { kind: "moved", configured: "/Workloads/Staging", found: "/Elsewhere" }],
  [
    "a new name",
    changed(staging, { name: "Sandbox" }),
    { kind: "renamed", configured: "payments-staging", found: "Sandbox" },
  ],
  ["a new address", changed(staging, { email: "new@example.com" }), { kind: "e-mail", found: "new@example.com" }],
  ["a closed account", changed(staging, { status: "suspended" }), { kind: "suspended", configured: "active" }],
  [
    "one that is active again",
    changed("888888888888", { status: "active" }),
    { kind: "active", configured: "suspended" },
  ],
  [
    "one that is gone",
    { ...agreeing, accounts: agreeing.accounts.filter(({ id }) => id !== staging) },
    { kind: "closed", account: staging, next: expect.stringContaining("accounts remove payments-staging") },
  ],
  [
    "a new one",
    {
      ...agreeing,
      accounts: [
        ...agreeing.accounts,
        { id: "999999999999", name: "Security", email: "x@y.zz", status: "active", unit },
      ],
    },
    { kind: "new", account: "999999999999", name: "security-999999999999", found: "/Elsewhere" },
  ],
  [
    "a unit that is not there",
    { ...agreeing, units: agreeing.units.filter(({ path }) => path !== "/Workloads/Staging") },
    { kind: "unknown-unit", configured: "/Workloads/Staging", next: expect.stringContaining("payments-staging") },
  ],
  [
    "another management account",
    { ...agreeing, managementAccountId: staging },
    { kind: "role", account: "111111111111", found: `the management account is ${staging}` },
  ],
  [
    "another administrator of a security service",
    { ...agreeing, delegatedAdministrators: new Map([["guardduty.amazonaws.com", [staging]]]) },
    { kind: "role", account: "222222222222", found: `${staging} administers guardduty.amazonaws.com` },
  ],
])("%s is one difference", (_, live, difference) => {
  expect(compare(organization, live)).toEqual([expect.objectContaining(difference)]);
});

test.each<[string, LiveOrganization]>([
  ["another spelling of the name", changed(staging, { name: "Payments  Staging" })],
  ["capitals in the address", changed(staging, { email: "AWS+Payments-Staging@example.com" })],
  [
    "the security account as the administrator",
    {
      ...agreeing,
      delegatedAdministrators: new Map([["securityhub.amazonaws.com", ["222222222222"]]]),
    },
  ],
  [
    "an administrator of another service",
    {
      ...agreeing,
      delegatedAdministrators: new Map([["ssm.amazonaws.com", [staging]]]),
    },
  ],
  [
    "a suspended account that nobody configured",
    {
      ...agreeing,
      accounts: [...agreeing.accounts, { id: "999999999999", name: "old", email: "x@y.zz", status: "suspended", unit }],
    },
  ],
])("%s is none", (_, live) => {
  expect(compare(organization, live)).toEqual([]);
});

test("a name that the file keeps beside its own is compared to the letter", () => {
  const accounts = organization.accounts.map((account) =>
    account.id === staging ? { ...account, accountName: "Payments (Staging)" } : account,
  );
  const named = { ...organization, accounts };
  expect(compare(named, changed(staging, { name: "Payments (Staging)" }))).toEqual([]);
  expect(compare(named, changed(staging, { name: "Payments Staging" }))).toMatchObject([{ kind: "renamed" }]);
});

test("what a terminal would obey is shown as question marks", () => {
  const table = differenceTable(compare(organization, changed(staging, { name: "\u001b[2Jx\nnew row" })));
  expect(table).toContain("?[2Jx?new row");
  expect(table).not.toContain("\u001b");
});
