import type { Spread } from "./statistics";

/** `JSON.parse` and `JSON.stringify` of a report in one Node.js process. */
export interface BaselineResult {
  readonly parseMilliseconds: Spread;
  readonly stringifyMilliseconds: Spread;
  /** The two calls alone: what the goal is measured against. */
  readonly callsMilliseconds: Spread;
  /** User and system time of the two calls, which other programs on the machine disturb less. */
  readonly callsCpuMilliseconds: Spread;
  /** The whole process, with its start and reading the file. */
  readonly processMilliseconds: Spread;
  readonly peakBytes: Spread;
}

/** `gatehouse normalize` of a report, the whole process as a user starts it. */
export interface NormalizeResult {
  readonly wallMilliseconds: Spread;
  /** User and system time. */
  readonly cpuMilliseconds: Spread;
  readonly peakBytes: Spread;
}

/** Why `gatehouse normalize` gave nothing that could be measured. */
export interface Failure {
  readonly error: string;
}

/** What a finding costs. */
export interface Cost {
  readonly findingsPerSecond: number;
  readonly microsecondsPerFinding: {
    readonly raw: number;
    /** Without what a report without findings costs. */
    readonly net: number;
  };
  /** Wall time in calls of the baseline; `null` without a baseline. */
  readonly timesBaseline: number | null;
}

/** One size of report. */
export interface ReportResult {
  readonly findings: number;
  readonly bytes: number;
  readonly bytesPerFinding: number;
  readonly repetitions: number;
  /** `null` when the report is larger than a string can be. */
  readonly baseline: BaselineResult | null;
  readonly normalize: (NormalizeResult & Cost) | Failure;
}

/** One of the goals that the findings engine has set itself. */
export interface Goal {
  readonly goal: string;
  readonly limit: number;
  /** `null` when it was not measured. */
  readonly found: number | null;
  /** `null` when it was not measured; `false` also when the command failed. */
  readonly within: boolean | null;
}
