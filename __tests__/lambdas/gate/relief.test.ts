import { isRelieved } from "../../../lambdas/gate/relief";
import { gateFinding, vulnerable } from "../../support/gate-findings";
import { strictPolicy } from "../../support/gate-policy";
import { now } from "../../support/runs";

const published = (day: string) => gateFinding(vulnerable({ fields: { "gatehouse/published": day } }));
const created = (createdAt: string) => gateFinding({ createdAt });

test("nothing gets relief from a policy without any", () => {
  expect(isRelieved(gateFinding(vulnerable({}, { FixAvailable: "NO" })), strictPolicy, now)).toBe(false);
});

test.each([
  ["without a fix", gateFinding(vulnerable({}, { FixAvailable: "NO" })), true],
  ["with a fix for some versions", gateFinding(vulnerable({}, { FixAvailable: "PARTIAL" })), false],
  ["with a fix", gateFinding(vulnerable()), false],
  ["of which nobody says", gateFinding(vulnerable({}, { FixAvailable: undefined })), false],
  ["that is no vulnerability", gateFinding(), false],
])("only if fixable: a finding %s", (_name, finding, expected) => {
  expect(isRelieved(finding, { ...strictPolicy, onlyIfFixable: true }, now)).toBe(expected);
});

// It is 2026-06-01T12:00:00Z.
test.each([
  ["2026-05-30", true],
  ["2026-05-26", true],
  ["2026-05-25", false],
  ["2026-05-25T12:00:00.001Z", true],
  ["2026-05-25T12:00:00Z", false],
  ["2026-05-24", false],
  ["2026-06-01T13:00:00Z", true],
  ["2026-06-01T13:00:01Z", false],
  ["2026-06-02", false],
  ["2030-01-01", false],
  ["2026-05-32", false],
  ["last week", false],
])("7 days of grace: published %s: %s", (day, expected) => {
  expect(isRelieved(published(day), { ...strictPolicy, graceDays: { HIGH: 7 } }, now)).toBe(expected);
});

test.each([
  ["no grace", {}],
  ["a grace of no days", { HIGH: 0 }],
  ["the grace of another severity", { LOW: 7 }],
])("%s lets nothing pass, not even what is published within the tolerance of the clocks", (_name, graceDays) => {
  expect(isRelieved(published("2026-06-01T12:30:00Z"), { ...strictPolicy, graceDays }, now)).toBe(false);
  expect(isRelieved(published("2026-06-02"), { ...strictPolicy, graceDays }, new Date("2026-06-01T23:30:00Z"))).toBe(
    false,
  );
});

test("grace is of one severity, of vulnerabilities, and of known days", () => {
  const policy = { ...strictPolicy, graceDays: { CRITICAL: 7 } };
  expect(isRelieved(published("2026-05-30"), policy, now)).toBe(false);
  const fields = { "gatehouse/published": "2026-05-30" };
  expect(isRelieved(gateFinding({ severity: "CRITICAL", fields }), policy, now)).toBe(false);
  expect(isRelieved(gateFinding(vulnerable({ severity: "CRITICAL" })), policy, now)).toBe(false);
  expect(isRelieved(gateFinding(vulnerable({ severity: "CRITICAL", fields })), policy, now)).toBe(true);
});

test.each([
  ["2026-04-30T23:59:59.999Z", true],
  ["2026-05-01T00:00:00.000Z", false],
  ["2026-05-20T00:00:00.000Z", false],
  ["2026-06-01T14:00:00.000Z", false],
  ["2026-04-31T00:00:00.000Z", false],
  ["once", false],
])("new findings only since 2026-05-01: first seen %s: %s", (createdAt, expected) => {
  expect(isRelieved(created(createdAt), { ...strictPolicy, newFindingsOnlySince: "2026-05-01" }, now)).toBe(expected);
});

test.each([
  ["2026-06-01", true],
  ["2026-06-02", false],
  ["2062-06-01", false],
])("a first day %s that has not begun lets nothing pass", (newFindingsOnlySince, expected) => {
  expect(isRelieved(created("2026-05-01T00:00:00Z"), { ...strictPolicy, newFindingsOnlySince }, now)).toBe(expected);
});

test("without a clock there is no relief but for what has no fix", () => {
  const policy = { ...strictPolicy, graceDays: { HIGH: 7 }, newFindingsOnlySince: "2026-05-01" };
  const nobodyKnows = new Date(Number.NaN);
  expect(isRelieved(published("2026-05-30"), policy, nobodyKnows)).toBe(false);
  expect(isRelieved(created("2026-04-01T00:00:00Z"), policy, nobodyKnows)).toBe(false);
});
