import { isObject } from "../shared/json";
import { isScanner } from "../shared/scanners";
import { isSeverity } from "../shared/severity";
import { type GatePolicy, policyFor, type WorkloadPolicy } from "./policy";

/**
 * The policy that judges this workload and deployment, or `undefined` when policy.json can't be trusted: it is
 * compiled from a checked file, so anything odd about it means that it is not the file that was reviewed.
 */
export function readPolicy(
  policyJson: string,
  workload: string,
  deployment: string | undefined,
): WorkloadPolicy | undefined {
  const json = parse(policyJson);
  if (!isObject(json) || json.schemaVersion !== 1 || !isObject(json.workloads)) return undefined;
  const policy: unknown = policyFor(json as unknown as GatePolicy, workload, deployment);
  return isWorkloadPolicy(policy) ? policy : undefined;
}

function isWorkloadPolicy(policy: unknown): policy is WorkloadPolicy {
  return (
    isObject(policy) &&
    isFilledListOf(policy.blockingSeverities, isSeverity) &&
    isFilledListOf(policy.requiredScanners, (name) => typeof name === "string" && isScanner(name)) &&
    ["block", "allow"].includes(String(policy.unknownSeverity)) &&
    Number(policy.maximumDatabaseAgeHours) > 0 &&
    ["refuse", "allow"].includes(String(policy.exampleDatabase))
  );
}

function isFilledListOf(value: unknown, isElement: (element: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isElement);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
