import type { Scanner } from "../shared/scanners";
import type { Severity } from "../shared/severity";

/** What one workload's (or deployment's) verdict is judged by. */
export interface WorkloadPolicy {
  /** A finding of one of these severities blocks. */
  readonly blockingSeverities: readonly Severity[];
  /** Each of these must have completed on this very source. */
  readonly requiredScanners: readonly Scanner[];
  /** What a finding does that nobody rated. */
  readonly unknownSeverity: "block" | "allow";
  /** Of the vulnerability databases, at the time of the verdict. */
  readonly maximumDatabaseAgeHours: number;
  /** Whether the small example database, which knows next to nothing, is enough. */
  readonly exampleDatabase: "refuse" | "allow";
}

/** `policy.json`: what scan-config/gate-policy.yaml is compiled to; every entry is complete, nothing is inherited. */
export interface GatePolicy {
  readonly schemaVersion: 1;
  readonly default: WorkloadPolicy;
  readonly workloads: Readonly<
    Record<string, WorkloadPolicy & { readonly deployments: Readonly<Record<string, WorkloadPolicy>> }>
  >;
}

/** The most specific entry: deployment, else workload, else default. */
export function policyFor(policy: GatePolicy, workload: string, deployment: string | undefined): WorkloadPolicy {
  const ofWorkload = Object.hasOwn(policy.workloads, workload) ? policy.workloads[workload] : undefined;
  const deployments = ofWorkload?.deployments ?? {};
  const ofDeployment =
    deployment !== undefined && Object.hasOwn(deployments, deployment) ? deployments[deployment] : undefined;
  return ofDeployment ?? ofWorkload ?? policy.default;
}
