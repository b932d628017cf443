import type { BaselineResult, Cost, NormalizeResult } from "./result";
import { rounded } from "./statistics";

/**
 * What a finding costs, by the medians.
 * @param start of a report without findings
 */
export function costOf(
  findings: number,
  { wallMilliseconds: { median: wall } }: NormalizeResult,
  start: NormalizeResult,
  baseline: BaselineResult | null,
): Cost {
  return {
    findingsPerSecond: Math.round((findings * 1000) / wall),
    microsecondsPerFinding: {
      raw: rounded((wall * 1000) / findings),
      net: rounded(((wall - start.wallMilliseconds.median) * 1000) / findings),
    },
    timesBaseline: baseline === null ? null : rounded(wall / baseline.callsMilliseconds.median),
  };
}
