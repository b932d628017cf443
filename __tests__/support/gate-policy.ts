import { pinnedVersions } from "../../config/scan-configuration";
import type { GatePolicy, WaiverPolicy, WorkloadPolicy } from "../../lambdas/gate/policy";

/** What a workload is judged by: nothing is let pass, and nothing is optional. */
export const strictPolicy: WorkloadPolicy = {
  blockingSeverities: ["CRITICAL", "HIGH"],
  requiredScanners: ["bandit", "checkov", "junit", "safety"],
  unknownSeverity: "block",
  maximumDatabaseAgeHours: 24,
  exampleDatabase: "refuse",
  mayNotApply: [],
  maximumFindings: {},
  alwaysBlock: [],
  onlyIfFixable: false,
  graceDays: {},
  knownExploited: "block",
};

export const waiverPolicy: WaiverPolicy = {
  maximumDays: { CRITICAL: 30, HIGH: 90, MEDIUM: 180, LOW: 365, INFORMATIONAL: 365, UNKNOWN: 30 },
  never: [],
  warnDays: 30,
};

/** `policy.json`, of one entry for all workloads. */
export function gatePolicy(
  change: Partial<WorkloadPolicy> = {},
  more: Partial<Omit<GatePolicy, "default" | "waivers">> & { readonly waivers?: Partial<WaiverPolicy> } = {},
): GatePolicy {
  return {
    schemaVersion: 1,
    default: { ...strictPolicy, ...change },
    scannerVersions: pinnedVersions(),
    workloads: {},
    ...more,
    waivers: { ...waiverPolicy, ...more.waivers },
  };
}
