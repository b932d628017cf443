import fc from "fast-check";
import { accountName, freeAccountName } from "../../../cli/accounts/account-name";
import { organizationSchema } from "../../../config/schema";

const id = "123456789012";
const { name: schema } = organizationSchema.shape.accounts.element.shape;

test.each([
  ["Payments Production", "payments-production"],
  ["  Été à la plage! ", "ete-a-la-plage"],
  ["İstanbul", "istanbul"],
  ["already-a-name", "already-a-name"],
  ["4711", "account-4711"],
  ["A", `account-${id}`],
  ["🚀", `account-${id}`],
  ["", `account-${id}`],
  ["a very long name of an account that ends somewhere", "a-very-long-name-of-an-account-t"],
  ["thirty two characters, and then -x", "thirty-two-characters-and-then-x"],
  ["exactly at the cut is a hyphen  x", "exactly-at-the-cut-is-a-hyphen-x"],
])("%j is %s", (inAws, name) => {
  expect(accountName(inAws, id)).toBe(name);
});

test("whatever an organization's accounts are called, their names are allowed and differ", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "Payments",
      "payments",
      "PAYMENTS ",
      "",
      "-",
      "a",
      `payments-${id}`,
      `account-${id}`,
      `account-${id}-2`,
    ),
  );
  const ids = fc.oneof(
    fc.constant(id),
    fc.integer({ min: 0, max: 5 }).map((number) => `00000000000${number}`),
  );
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(ids, text), { selector: ([one]) => one, maxLength: 7 }), (accounts) => {
      const taken = new Set<string>();
      for (const [one, inAws] of accounts) {
        const name = freeAccountName(inAws, one, taken);
        expect(schema.safeParse(name).error?.issues ?? []).toEqual([]);
        expect(taken.has(name)).toBe(false);
        taken.add(name);
      }
    }),
    { numRuns: 500 },
  );
});
