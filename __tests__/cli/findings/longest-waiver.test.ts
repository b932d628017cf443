import { longestBy, longestWaiver } from "../../../cli/findings/longest-waiver";

const severities = {
  schemaVersion: 1 as const,
  rules: { CKV_AWS_20: "CRITICAL", CKV_AWS_109: "HIGH", CKV_AWS_18: "LOW" } as const,
  reasons: {},
  prefixes: {},
};
const maximumDays = { CRITICAL: 1, HIGH: 2, MEDIUM: 3, LOW: 4, INFORMATIONAL: 5, UNKNOWN: 6 };
const longest = (never: readonly string[]) => longestBy({ maximumDays, never, warnDays: 30 }, severities);

test.each([
  ["CKV_AWS_20", 1],
  ["CKV_AWS_109", 2],
  ["CKV_AWS_18", 4],
  ["CKV_AWS_9999", 6],
])("%s lasts as long as its severity allows", (rule, days) => {
  expect(longest([])(rule)).toBe(days);
});

test.each(["CKV_AWS_18", "checkov/CKV_AWS_18", "ckv_aws_*"])("what %s forbids can't be waived", (pattern) => {
  expect(longest([pattern])("CKV_AWS_18")).toBe(0);
});

test("the committed policy and severities are what counts", () => {
  expect(["CKV_AWS_109", "CKV_AWS_356", "CKV_AWS_144"].map(longestWaiver())).toEqual([90, 180, 365]);
});
