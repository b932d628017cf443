import { coveredScopes, observedAt } from "../../../../lambdas/normalizer/ledger/coverage";
import type { Run } from "../../../../lambdas/shared/runs";
import { chosenReasons, type ReportSummary, type Summary } from "../../../../lambdas/shared/summary";
import { cleanRun, now, runOf } from "../../../support/runs";

const expected = { workload: "payments", execution: "e-1", sourceDigest: "a".repeat(64) };
const at = "2026-06-01T11:01:00.000Z";
const report: ReportSummary = { scanner: "bandit", file: "report.json", entries: 3, findings: 3, dropped: [] };
const summaryOf = (...reports: readonly ReportSummary[]): Summary => ({
  schemaVersion: 1,
  reports,
  findings: 3,
  merged: 0,
});
const scopes = (run: Run, summary = summaryOf(report)) => coveredScopes([run], summary, expected, at);

test("a scanner that completed has covered its scope", () => {
  expect(scopes(cleanRun("bandit"))).toEqual([
    {
      scanner: "bandit",
      coveredAt: at,
      execution: "e-1",
      sourceDigest: "a".repeat(64),
      status: "completed",
      filesScanned: 3,
    },
  ]);
});

test("where there is nothing for a scanner any more, all that it found is gone", () => {
  const run = cleanRun("bandit", { status: "notApplicable", report: null, filesScanned: 0 });
  expect(scopes(run, summaryOf())).toMatchObject([{ scanner: "bandit", status: "notApplicable" }]);
});

test("what somebody chose to leave out is no gap", () => {
  const skipped = {
    ...report,
    scanner: "grype",
    findings: 2,
    dropped: [{ reason: chosenReasons.grype, count: 1 }],
  };
  expect(scopes(cleanRun("grype"), summaryOf(skipped))).toHaveLength(1);
});

test.each<{ readonly name: string; readonly run: Run; readonly summary?: Summary }>([
  { name: "it failed", run: cleanRun("bandit", { status: "failed" }) },
  { name: "it looked at no file", run: cleanRun("bandit", { filesScanned: 0 }) },
  { name: "it is of another execution", run: cleanRun("bandit", { execution: "e-0" }) },
  { name: "it is of another workload", run: cleanRun("bandit", { workload: "shop" }) },
  {
    name: "it saw another source",
    run: cleanRun("bandit", { source: { sha256: "b".repeat(64), objectVersion: "v-1" } }),
  },
  { name: "its manifest can't be read", run: { folder: "bandit", manifest: { problem: "is missing" } } },
  { name: "its manifest lies elsewhere", run: { ...cleanRun("bandit"), folder: "checkov" } },
  { name: "nobody read its report", run: cleanRun("bandit"), summary: summaryOf() },
  { name: "its report can't be read", run: cleanRun("bandit"), summary: summaryOf({ ...report, error: "truncated" }) },
  {
    name: "an entry was not understood",
    run: cleanRun("bandit"),
    summary: summaryOf({ ...report, findings: 2, dropped: [{ reason: "result without test_id", count: 1 }] }),
  },
  {
    name: "a comment in the source hides something",
    run: cleanRun("bandit"),
    summary: summaryOf({ ...report, findings: 2, dropped: [{ reason: chosenReasons.checkov, count: 1 }] }),
  },
  { name: "an entry was lost", run: cleanRun("bandit"), summary: summaryOf({ ...report, findings: 2 }) },
  {
    name: "one of two reports can't be read",
    run: cleanRun("bandit"),
    summary: summaryOf(report, { ...report, error: "truncated" }),
  },
])("nothing is covered when $name", ({ run, summary }) => {
  expect(scopes(run, summary)).toEqual([]);
});

test("an execution is as old as the last of its scanners, however often it is processed", () => {
  const runs = [cleanRun("bandit"), runOf("trivy", "{}", { finishedAt: "2026-06-01T11:30:00Z" })];
  expect(observedAt(runs, now)).toBe("2026-06-01T11:30:00.000Z");
});

test.each<[string, readonly Run[]]>([
  ["no scanner", []],
  ["a manifest that can't be read", [{ folder: "bandit", manifest: { problem: "is missing" } }]],
  ["a scanner from the future", [cleanRun("bandit", { finishedAt: "2027-01-01T00:00:00Z" })]],
  ["a scanner without a time", [cleanRun("bandit", { finishedAt: "soon" })]],
])("an execution with %s is as old as now", (_name, runs) => {
  expect(observedAt(runs, now)).toBe(now.toISOString());
});
