import type { Reason } from "../../../../lambdas/gate/reason";
import { type EmergencyRules, liftByEmergency } from "../../../../lambdas/gate/waivers/emergency";
import type { Run } from "../../../../lambdas/shared/runs";
import { cleanRuns, now } from "../../../support/runs";
import { emergencyWaiver, standardWaiver } from "../../../support/waivers";

const reason = (code: string, scanner?: string): Reason => ({
  code,
  ...(scanner === undefined ? {} : { scanner }),
  message: "m",
  remedy: "mend it",
});
const rules = (change: Partial<EmergencyRules> = {}): EmergencyRules => ({
  workload: "payments",
  waivers: [emergencyWaiver()],
  runs: cleanRuns(),
  now,
  ...change,
});
const codes = (raised: readonly Reason[], given = rules()) =>
  liftByEmergency(raised, given).reasons.map(({ code }) => code);
const failed = [reason("scanner-failed", "safety")];

test.each([
  "scanner-missing",
  "scanner-failed",
  "scanner-not-applicable",
  "nothing-scanned",
  "database-missing",
  "database-stale",
  "database-date-unknown",
  "report-missing",
  "report-unreadable",
  "report-not-normalized",
])("%s of its scanner is lifted, of another not", (code) => {
  const waiver = emergencyWaiver();
  const raised = [reason(code, "safety"), reason(code, "grype")];
  const { reasons, lifted } = liftByEmergency(raised, rules({ waivers: [waiver] }));
  expect(reasons.map(({ scanner }) => scanner)).toEqual(["grype"]);
  expect(lifted).toEqual([{ waiver, reason: raised[0] }]);
});

test.each([
  "version-differs",
  "source-differs",
  "run-of-another-workload",
  "run-of-another-execution",
  "run-foreign",
  "report-changed",
  "entries-lost",
  "entries-not-understood",
  "entries-let-off",
  "database-example",
  "finding-blocks",
  "finding-unrated",
  "finding-always-blocks",
  "finding-likely-exploited",
  "finding-known-exploited",
])("%s is never lifted", (code) => {
  expect(codes([reason(code, "safety")])).toEqual([code]);
});

test.each([
  "runs-missing",
  "summary-missing",
  "summary-unreadable",
  "findings-missing",
  "findings-foreign",
  "findings-incomplete",
  "policy-unreadable",
  "waivers-unreadable",
  "too-many-findings",
  "scanner-failed",
])("%s of no scanner is never lifted", (code) => {
  expect(codes([reason(code)])).toEqual([code]);
});

const safetyRun = (problem: string): readonly Run[] => [{ folder: "safety", manifest: { problem } }];

test.each([
  ["missing", safetyRun("is missing"), []],
  ["garbage", safetyRun("is no JSON"), ["run-unreadable"]],
  ["missing and there", [...safetyRun("is missing"), ...safetyRun("is no JSON")], ["run-unreadable"]],
  ["readable after all", cleanRuns(), ["run-unreadable"]],
])("a run.json that is %s", (_name, runs, expected) => {
  expect(codes([reason("run-unreadable", "safety")], rules({ runs }))).toEqual(expected);
});

test.each([
  ["2026-06-01T10:59:59.999Z", false],
  ["2026-06-01T11:00:00.000Z", true],
  ["2026-06-01T22:59:59.999Z", true],
  ["2026-06-01T23:00:00.000Z", false],
])("at %s it lifts: %s", (instant, expected) => {
  expect(codes(failed, rules({ now: new Date(instant) }))).toEqual(expected ? [] : ["scanner-failed"]);
});

test.each([
  ["another workload", rules({ workload: "shop" })],
  ["one deployment only", rules({ waivers: [emergencyWaiver({ deployments: ["staging"] })] })],
  ["nothing but findings", rules({ waivers: [standardWaiver({ rule: "safety/*" })] })],
  ["an unknown time", rules({ now: new Date(Number.NaN) })],
])("a waiver for %s lifts nothing", (_name, given) => {
  expect(codes(failed, given)).toEqual(["scanner-failed"]);
});

test("what could be lifted says so, what could not does not", () => {
  const { reasons } = liftByEmergency(
    [reason("scanner-failed", "grype"), reason("report-changed", "grype")],
    rules({ waivers: [] }),
  );
  expect(reasons.map(({ remedy }) => remedy)).toEqual([
    "mend it (in an emergency, where the scanner or its feed is down, ask for an emergency waiver: docs/waivers.md)",
    "mend it",
  ]);
});
