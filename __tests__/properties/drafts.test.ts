import fc from "fast-check";
import { parse } from "yaml";
import { compare } from "../../cli/accounts/compare";
import { draftOf } from "../../cli/accounts/draft/draft";
import { draftText } from "../../cli/accounts/draft/draft-text";
import type { LiveAccount, LiveOrganization, LiveUnit } from "../../cli/accounts/organization/live-organization";
import { readOrganization } from "../../cli/accounts/organization/read-organization";
import { lockText } from "../../cli/facts/lock-text";
import { organizationFactsOf } from "../../cli/facts/organization-facts";
import { factsSchema } from "../../config/facts";
import { organizationIn } from "../../config/load";
import { cases } from "../support/properties/cases";

const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ maxLength: 50 }),
  fc.constantFrom(
    "Security",
    "security",
    "Audit",
    "Log Archive",
    "log",
    "Deployment",
    "prod: {x}",
    "# y",
    "- z",
    "a\nrole: x",
  ),
);
const addresses = fc.oneof(
  fc.emailAddress(),
  fc.nat().map((number) => `root+${number}@example.com`),
  fc.constantFrom("a@b.cc", "A@B.cc", "o'x+y_z@sub.example.com", '"q#"@example.com', "no address", ""),
);
const unitNames = fc.oneof(anything, fc.constantFrom("A", "B", "a/b", "Sécurité", "R&D"));

/** The four accounts that an organization must have. */
const special = ["Main", "Security", "Log Archive", "Deployment"].map((name) => ({
  name,
  email: `${name.replace(" ", "")}@example.com`,
  status: "active" as const,
  unit: 0,
}));

/** A tree of units, five deep at most, and accounts somewhere in it. */
const organizations = fc.record({
  units: fc.array(fc.tuple(fc.nat({ max: 9 }), unitNames), { maxLength: 8 }),
  withSpecial: fc.boolean(),
  others: fc.array(
    fc.record({
      name: anything,
      email: addresses,
      status: fc.constantFrom("active" as const, "active" as const, "suspended" as const),
      unit: fc.nat({ max: 9 }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  administrator: fc.option(fc.nat({ max: 11 })),
});

type Generated = (typeof organizations)["generate"] extends (...args: never[]) => { readonly value: infer Value }
  ? Value
  : never;

function accountsOf({ withSpecial, others }: Generated) {
  return withSpecial ? [...special, ...others] : others;
}

function live(generated: Generated): Promise<LiveOrganization> {
  const { units, administrator } = generated;
  const accounts = accountsOf(generated);
  const parents = units.map(([number], index) => (index === 0 ? 0 : number % (index + 1)));
  const idOf = (index: number) => (index === 0 ? "r-exam" : `ou-exam-0000000${index}`);
  const ids = accounts.map((_, index) => String(100000000000 + index));
  const names = new Set<string>();
  // Units of one parent have different names.
  const isFirst = units.map(([, name], index) => {
    const key = JSON.stringify([parents[index], name]);
    return !names.has(key) && names.add(key).size > 0;
  });
  const placed = accounts.map((account, index) => ({
    ...account,
    id: ids[index] ?? "",
    parent: account.unit % (units.length + 1),
  }));
  const reachable = (index: number): boolean =>
    index === 0 || (isFirst[index - 1] === true && reachable(parents[index - 1] ?? 0));
  return readOrganization(
    {
      describe: async () => ({ id: "o-exampleorg1", rootId: "r-exam", managementAccountId: ids[0] ?? "" }),
      unitsBelow: async (parent) =>
        units.flatMap(([, name], index) =>
          isFirst[index] && idOf(parents[index] ?? 0) === parent ? [{ id: idOf(index + 1), name }] : [],
        ),
      accountsIn: async (parent) =>
        placed
          .filter((account) => idOf(reachable(account.parent) ? account.parent : 0) === parent)
          .map(({ id, name, email, status }) => ({ id, name, email, status })),
      hasAccount: async () => false,
      delegatedAdministrators: async () =>
        new Map(administrator === null ? [] : [["securityhub.amazonaws.com", [ids[administrator % ids.length] ?? ""]]]),
    },
    () => undefined,
  );
}

const shown = ({ id }: LiveAccount) => id;

test("whatever an organization holds, its draft is YAML, holds or names each account, and is right unless a choice is open", async () => {
  const counts = { right: 0, open: 0, leftOut: 0 };
  await fc.assert(
    fc.asyncProperty(organizations, async (generated) => {
      const organization = await live(generated);
      expect(organization.accounts).toHaveLength(accountsOf(generated).length);
      const draft = draftOf(organization, "eu-west-1");
      const text = draftText(draft);
      expect(parse(text).accounts ?? []).toHaveLength(draft.accounts.length);
      const told = [
        ...draft.accounts.map(({ entry }) => entry.id),
        ...draft.leftOut.map(({ account }) => shown(account)),
      ];
      expect(told.sort()).toEqual(organization.accounts.map(shown));
      for (const { account } of draft.leftOut) expect(text).toContain(`# Left out: ${account.id} `);
      for (const sentence of draft.open) expect(text).toContain(`# Open: ${sentence}`);
      expect(
        factsSchema.safeParse(
          parse(lockText({ schemaVersion: 1, observabilitySinks: {}, ...organizationFactsOf(organization) })),
        ).success,
      ).toBe(true);
      counts.leftOut += draft.leftOut.length;
      if (draft.open.length > 0) {
        counts.open += 1;
        expect(() => organizationIn(text, "draft.yaml")).toThrow("the configuration is wrong");
        return;
      }
      counts.right += 1;
      const left = new Set(draft.leftOut.map(({ account }) => account.id));
      const differences = compare(organizationIn(text, "draft.yaml"), organization);
      // Only what could not be written differs, and who administers what is people's to decide.
      expect(differences.filter(({ kind, account = "" }) => kind !== "role" && !left.has(account))).toEqual([]);
    }),
    cases("drafts"),
  );
  process.stderr.write(
    `drafts: ${counts.right} right, ${counts.open} with open choices, ${counts.leftOut} accounts left out\n`,
  );
});

test("a unit whose name holds a slash is not taken for one below another", async () => {
  const organization = await live({
    units: [
      [0, "a/b"],
      [0, "a"],
      [2, "b"],
    ],
    withSpecial: false,
    others: [{ name: "x", email: "x@y.zz", status: "active", unit: 1 }],
    administrator: null,
  });
  const writable = (unit: LiveUnit) => unit.isWritable;
  expect(organization.units.filter(writable).map(({ path }) => path)).toEqual(["/", "/a", "/a/b"]);
  expect(organizationFactsOf(organization).organizationalUnits["/a/b"]).toBe("ou-exam-00000003");
  expect(draftOf(organization, undefined).leftOut).toHaveLength(1);
});
