import type { WorkloadResult } from "../workload/drive";

/** Why the run is not what was asked for, a sentence each; empty when it is. */
export function shortcomings({ workload, unmet, verdict, pipeline, hub }: WorkloadResult): readonly string[] {
  if (unmet) return unmet.map((sentence) => `${workload}: ${sentence}`);
  const failed = pipeline.stages.filter(({ status }) => status === "failed");
  return [
    ...(verdict.verdict === "BLOCK" ? [`${workload}: BLOCK`] : []),
    ...failed.map(({ name, message }) => `${workload}: stage ${name} failed: ${message}`),
    ...(hub.differing.length === 0 ? [] : [`${workload}: Security Hub answers other findings than were sent`]),
  ];
}
