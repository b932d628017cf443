import { z } from "zod";
import { knownKeys } from "../../config/known-keys";
import { organizationSchema } from "../../config/schema";

const schema = z.strictObject({
  list: z.array(z.strictObject({ a: z.string(), b: z.string() })).default([]),
  record: z.record(z.string(), z.strictObject({ c: z.string() })).optional(),
  regional: z.partialRecord(z.enum(["eu-central-1", "us-east-1"]), z.boolean()).default({}),
  either: z.union([
    z.literal(true),
    z.strictObject({ d: z.string() }),
    z.strictObject({ d: z.string(), e: z.string() }),
  ]),
  piped: z.strictObject({ f: z.string() }).transform(String).prefault({ f: "" }),
});

test.each<[(string | number)[], string[]]>([
  [[], ["list", "record", "regional", "either", "piped"]],
  [
    ["list", 3],
    ["a", "b"],
  ],
  [["record", "any"], ["c"]],
  [["record"], []],
  [["regional"], ["eu-central-1", "us-east-1"]],
  [["either"], ["d", "e"]],
  [["piped"], ["f"]],
  [["list"], []],
  [["nothing", "deeper"], []],
])("at %j they are %j", (path, expected) => {
  expect(knownKeys(schema, path, undefined)).toEqual(expected);
});

test("they are known in every kind of place of the organization file", () => {
  expect(knownKeys(organizationSchema, ["accounts", 0], undefined)).toContain("organizationalUnit");
  expect(knownKeys(organizationSchema, ["compliance", "managedRules", 2, "tag"], undefined)).toEqual(["key", "value"]);
  expect(knownKeys(organizationSchema, ["workloads", 0, "deployments", 0, "approval"], undefined)).toEqual(["notify"]);
});

test("of kinds that a member tells apart they are those of the one that is written", () => {
  const kinds = z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("plain").default("plain"), rule: z.string() }),
    z.strictObject({ kind: z.literal("urgent"), reason: z.string() }),
  ]);
  expect(knownKeys(kinds, [], { kind: "urgent" })).toEqual(["kind", "reason"]);
  expect(knownKeys(kinds, [], {})).toEqual(["kind", "rule"]);
  expect(knownKeys(kinds, [], { kind: "other" })).toEqual([]);
});
