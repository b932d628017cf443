import { costOf } from "../../bench/cost";
import { goalsOf } from "../../bench/goals";
import type { BaselineResult, NormalizeResult, ReportResult } from "../../bench/result";

const one = (value: number) => ({ median: value, min: value, max: value });
const used = (wall: number, peak: number): NormalizeResult => ({
  wallMilliseconds: one(wall),
  cpuMilliseconds: one(wall),
  peakBytes: { median: 1, min: 1, max: peak },
});
const calls = (milliseconds: number): BaselineResult => ({
  parseMilliseconds: one(milliseconds / 2),
  stringifyMilliseconds: one(milliseconds / 2),
  callsMilliseconds: one(milliseconds),
  callsCpuMilliseconds: one(milliseconds),
  processMilliseconds: one(milliseconds * 2),
  peakBytes: one(1),
});
const start = used(200, 1);
const limit = 268_435_456;

function report(findings: number, wall: number, peak = limit, baseline: BaselineResult | null = null): ReportResult {
  const measured = used(wall, peak);
  const normalize = { ...measured, ...costOf(findings, measured, start, baseline) };
  return { findings, bytes: findings * 2500, bytesPerFinding: 2500, repetitions: 1, baseline, normalize };
}

const failed = (findings: number): ReportResult => ({ ...report(findings, 1), normalize: { error: "exit code 1" } });
const within = (reports: readonly ReportResult[]) => goalsOf(reports).map((goal) => goal.within);

test("what a finding costs, with and without the start", () => {
  expect(costOf(5_000, used(325, 1), start, calls(100))).toEqual({
    findingsPerSecond: 15_385,
    microsecondsPerFinding: { raw: 65, net: 25 },
    timesBaseline: 3.25,
  });
  expect(costOf(5_000, used(325, 1), start, null).timesBaseline).toBeNull();
});

test("every goal is met at its limit", () => {
  const reports = [report(5_000, 300), report(50_000, 1_450, limit, calls(725)), report(500_000, 12_700)];
  expect(goalsOf(reports).map(({ found }) => found)).toEqual([2, limit, limit, 1.25, 1.022]);
  expect(within(reports)).toEqual([true, true, true, true, true]);
});

test("every goal is missed just above its limit", () => {
  const reports = [
    report(5_000, 300),
    report(50_000, 1_451, limit + 1, calls(725)),
    report(500_000, 12_701, limit + 1),
  ];
  expect(within(reports)).toEqual([false, false, false, false, true]);
});

test("a further finding may cost a quarter more or less at another size", () => {
  const further = (large: number) => goalsOf([report(5_000, 500), report(50_000, 1_400), report(500_000, large)])[4];
  expect(further(12_650)).toMatchObject({ found: 1.25, within: true });
  expect(further(12_700)).toMatchObject({ within: false });
  expect(further(8_600)).toMatchObject({ found: 1.25, within: true });
});

test("what was not measured is not judged", () => {
  expect(within([report(50_000, 1_450, limit, calls(725))])).toEqual([true, true, null, null, null]);
  expect(within([report(7, 1)])).toEqual([null, null, null, null, null]);
});

test("a command that fails meets no goal", () => {
  const reports = [report(5_000, 300), report(50_000, 1_450, limit, calls(725)), failed(500_000)];
  expect(goalsOf(reports).slice(2)).toMatchObject([
    { found: null, within: false },
    { found: null, within: false },
    { found: null, within: false },
  ]);
});
