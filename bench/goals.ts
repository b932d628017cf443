import type { Cost, Goal, NormalizeResult, ReportResult } from "./result";
import { rounded } from "./statistics";

/** The sizes that the goals speak of; the last one is more than a gigabyte. */
export const goalSizes = [5_000, 50_000, 500_000] as const;

const peakLimitBytes = 256 * 1024 * 1024;

/** What issue 6 asks of `gatehouse normalize`: times by their medians, memory by the highest of all runs. */
export function goalsOf(reports: readonly ReportResult[]): readonly Goal[] {
  const of = (findings: number) => reports.filter((report) => report.findings === findings);
  const [, medium, large] = goalSizes;
  return [
    judged("wall time at 50,000 findings, in times of JSON.parse + JSON.stringify", 2, of(medium), 1, (measured) =>
      Math.max(...measured.map(({ timesBaseline }) => timesBaseline ?? Number.POSITIVE_INFINITY)),
    ),
    judged("peak memory at 50,000 findings, in bytes", peakLimitBytes, of(medium), 1, highestPeak),
    judged("peak memory at 500,000 findings (over 1 GB), in bytes", peakLimitBytes, of(large), 1, highestPeak),
    judged(
      "net time per finding at 5,000, 50,000 and 500,000 findings: the highest by the lowest",
      1.25,
      goalSizes.flatMap(of),
      goalSizes.length,
      (measured) => {
        const net = measured.map(({ microsecondsPerFinding }) => microsecondsPerFinding.net);
        return Math.max(...net) / Math.min(...net);
      },
    ),
    // The engine compiles what runs often, in a time that does not depend on the report: beside 5,000 findings that shows.
    judged(
      "time per further finding, from 5,000 to 50,000 and from there to 500,000: the higher by the lower",
      1.25,
      goalSizes.flatMap(of),
      goalSizes.length,
      (measured) => {
        const further = perFurtherFinding(measured.map(({ wallMilliseconds }) => wallMilliseconds.median));
        return Math.max(...further) / Math.min(...further);
      },
    ),
  ];
}

/** @param wall milliseconds at the sizes of `goalSizes` */
function perFurtherFinding([small = 0, medium = 0, large = 0]: readonly number[]): readonly [number, number] {
  const [few, more, most] = goalSizes;
  return [(medium - small) / (more - few), (large - medium) / (most - more)];
}

type Success = NormalizeResult & Cost;

/** @param needed how many reports must have been measured */
function judged(
  goal: string,
  limit: number,
  reports: readonly ReportResult[],
  needed: number,
  figure: (measured: readonly Success[]) => number,
): Goal {
  const measured = reports.flatMap(({ normalize }) => ("error" in normalize ? [] : [normalize]));
  if (reports.length < needed) return { goal, limit, found: null, within: null };
  if (measured.length < reports.length) return { goal, limit, found: null, within: false };
  const found = figure(measured);
  return { goal, limit, found: rounded(found), within: found <= limit };
}

function highestPeak(measured: readonly Success[]): number {
  return Math.max(...measured.map(({ peakBytes }) => peakBytes.max));
}
