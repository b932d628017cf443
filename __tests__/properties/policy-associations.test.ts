import fc from "fast-check";
import { type PolicyAssociation, policyAssociations } from "../../config/policy-associations";
import { type Organization, organizationSchema } from "../../config/schema";

const units = ["/A", "/A/B", "/A/B/C", "/A/D", "/E", "/E/F", "/AB"];
const policyNames = ["red", "green", "blue"];
const maybePolicy = fc.constantFrom(undefined, ...policyNames);

const account = fc.record({
  organizationalUnit: fc.constantFrom("/", ...units),
  suspended: fc.boolean(),
  policy: maybePolicy,
});
const generated = fc.record({
  accounts: fc.array(account, { minLength: 1, maxLength: 12 }),
  /** The policy, if any, that each unit is given: so no target has two. */
  policies: fc.array(maybePolicy, { minLength: units.length, maxLength: units.length }),
});
type Generated = typeof generated extends fc.Arbitrary<infer Value> ? Value : never;

const accountId = (index: number) => `${index}`.padStart(12, "9");
const unitId = (unit: string) => `ou-test-${unit.slice(1).toLowerCase().replaceAll("/", "x").padEnd(8, "0")}`;
const isSuspended = ({ suspended }: Generated["accounts"][number], index: number) => suspended && index > 0;

const facts = {
  schemaVersion: 1 as const,
  organizationId: "o-testtest01",
  rootId: "r-test",
  organizationalUnits: Object.fromEntries(units.map((unit) => [unit, unitId(unit)])),
  observabilitySinks: {},
};

/** The first account is the management account; the last three only make up the number that the schema wants. */
function organizationOf({ accounts, policies }: Generated): Organization {
  const members = accounts.map((member, index) => ({
    organizationalUnit: member.organizationalUnit,
    role: index === 0 ? "management" : "member",
    status: isSuspended(member, index) ? "suspended" : "active",
  }));
  const others = Array.from({ length: 3 }, () => ({ organizationalUnit: "/", role: "member", status: "active" }));
  return organizationSchema.parse({
    schemaVersion: 1,
    regions: ["eu-central-1"],
    tags: { owner: "o", costCentre: "c", dataClass: "d" },
    accounts: [...members, ...others].map((member, index) => ({
      ...member,
      name: `member-${index}x`,
      id: accountId(index),
      email: `member-${index}@example.com`,
    })),
    securityHub: {
      policies: policyNames.map((name) => ({
        name,
        organizationalUnits: units.filter((_, index) => policies[index] === name),
        accounts: accounts.flatMap((member, index) => (member.policy === name ? [`member-${index}x`] : [])),
      })),
    },
  });
}

/** What the configuration says: the account's own policy, else that of the longest path that holds it. */
function policyMeant({ accounts, policies }: Generated, index: number): string | undefined {
  const member = accounts[index];
  const above = units
    .map((unit, position) => ({ unit, policy: policies[position] }))
    .filter(({ unit, policy }) => policy && `${member?.organizationalUnit}/`.startsWith(`${unit}/`))
    .toSorted((a, b) => b.unit.length - a.unit.length);
  return member?.policy ?? above[0]?.policy;
}

/** What AWS would apply or let an account inherit, the nearest last. */
function reaching(associations: readonly PolicyAssociation[], unit: string, id: string): PolicyAssociation[] {
  const parts = unit.split("/").filter(Boolean);
  const above = parts.map((_, index) => unitId(`/${parts.slice(0, index + 1).join("/")}`));
  return ["r-test", ...above, id].flatMap((place) => associations.filter(({ targetId }) => targetId === place));
}

test("every active account is under exactly the policy that is meant, and no association reaches a suspended one", () => {
  fc.assert(
    fc.property(generated, (some) => {
      const associations = policyAssociations(organizationOf(some), facts);
      const targets = associations.map(({ targetId }) => targetId);
      expect(new Set(targets).size).toBe(targets.length);

      for (const [index, member] of some.accounts.entries()) {
        const found = reaching(associations, member.organizationalUnit, accountId(index));
        const applied = found.at(-1);
        if (isSuspended(member, index)) expect(found).toEqual([]);
        else
          expect({ applied: applied !== undefined, policy: applied?.policy }).toEqual({
            applied: true,
            policy: policyMeant(some, index),
          });
        // One above comes first: else an account would have the wrong policy for a while.
        const order = found.map(({ targetId }) => targets.indexOf(targetId));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 1000 },
  );
});
