import { draftOf } from "../../../../cli/accounts/draft/draft";
import { guessRoles } from "../../../../cli/accounts/draft/guess-roles";
import { loadOrganization } from "../../../../config/load";
import { liveOrganizationOf } from "../../../support/live-organization";

const { organization } = loadOrganization();
const [management] = organization.accounts;

/** An organization whose accounts have these names, each with the id of its place. */
function named(...names: readonly string[]) {
  const accounts = names.map((name, index) => ({
    ...(management as (typeof organization.accounts)[number]),
    name: "any",
    accountName: name,
    id: `${index + 1}`.repeat(12),
    email: `${index}@example.com`,
    role: index === 0 ? ("management" as const) : ("member" as const),
  }));
  return liveOrganizationOf({ ...organization, accounts });
}

const guessed = (...names: readonly string[]) => {
  const live = named("Root", ...names);
  return Object.fromEntries(guessRoles(live.accounts, live).map(({ role, account }) => [role, account.name]));
};

test.each([
  ["log-archive", ["Catalogue Production", "Login", "Logging", "Log Archive"], "Log Archive"],
  ["log-archive", ["Catalogue", "Central Logs"], "Central Logs"],
  ["log-archive", ["Security LogArchive", "Security"], "Security LogArchive"],
  ["security", ["SecurityTooling"], "SecurityTooling"],
  ["security", ["Auditorium", "acme_audit"], "acme_audit"],
  ["deployment", ["Shared Tooling", "CI/CD", "Deployment"], "Deployment"],
  ["deployment", ["Infrastructure"], "Infrastructure"],
])("the %s account among %j is %s", (role, names, expected) => {
  expect(guessed(...names)[role]).toBe(expected);
});

test("names that hold the letters of a word alone show nothing", () => {
  expect(guessed("Catalogue", "Blog", "Circus")).toEqual({ management: "Root" });
});

test("the guess names those that are as likely", () => {
  const live = named("Root", "Logs East", "Logs West");
  expect(guessRoles(live.accounts, live)[1]?.why).toBe('guessed from its name "Logs East"; as likely: 333333333333');
});

test("a draft lists the accounts unit by unit", () => {
  const { accounts } = draftOf(liveOrganizationOf(organization), undefined);
  const units = accounts.map(({ entry }) => entry.organizationalUnit);
  expect(units).toEqual([...units].sort());
  expect(new Set(units).size).toBeGreaterThan(4);
});
