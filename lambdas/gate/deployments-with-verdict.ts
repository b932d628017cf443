import { own } from "../shared/json";
import type { GatePolicy } from "./policy";
import type { Waiver } from "./waivers/waiver";

/**
 * The deployments of a workload that have a verdict of their own, sorted: those with an entry in the policy, and those that
 * a waiver names, whatever its dates. All others go by the workload's. The pipeline's conditions are made by this too, so it
 * knows no time.
 */
export function deploymentsWithVerdict(
  { workloads }: Pick<GatePolicy, "workloads">,
  waivers: readonly Waiver[],
  workload: string,
): readonly string[] {
  const named = waivers.flatMap((waiver) => (waiver.workload === workload ? (waiver.deployments ?? []) : []));
  return [...new Set([...Object.keys(own(workloads, workload)?.deployments ?? {}), ...named])].sort();
}
