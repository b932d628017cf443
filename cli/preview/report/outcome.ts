import type { WorkloadResult } from "../workload/drive";

/** Why the run is not what was asked for, a sentence each; empty when it is. */
export function shortcomings({ workload, unmet, rescan, ...result }: WorkloadResult): readonly string[] {
  const { verdict, pipeline, hub } = result;
  const again = rescan?.pipeline.stages.filter(({ status }) => status === "failed") ?? [];
  const rescanned = again.map(({ name, message }) => `${workload}: stage ${name} of the rescan failed: ${message}`);
  if (unmet) return [...unmet.map((sentence) => `${workload}: ${sentence}`), ...rescanned];
  const failed = pipeline.stages.filter(({ status }) => status === "failed");
  return [
    ...rescanned,
    ...(verdict.verdict === "BLOCK" ? [`${workload}: BLOCK`] : []),
    ...failed.map(({ name, message }) => `${workload}: stage ${name} failed: ${message}`),
    ...(hub.differing.length === 0 ? [] : [`${workload}: Security Hub answers other findings than were sent`]),
  ];
}
