import { instantOf } from "../shared/instant";
import { isObject, parsedJson } from "../shared/json";
import { isScanner } from "../shared/scanners";
import { isSeverity, severities } from "../shared/severity";
import { isDeploymentName } from "./deployment-name";
import type { GatePolicy } from "./policy";

/**
 * policy.json, or `undefined` when it can't be trusted: it is compiled from a checked file, so anything odd about it,
 * wherever it stands, means that it is not the file that was reviewed.
 */
export function readPolicy(policyJson: string): GatePolicy | undefined {
  const json = parsedJson(policyJson);
  const isPolicy =
    isObject(json) &&
    json.schemaVersion === 1 &&
    has(json.waivers, waiverMembers) &&
    isRecordOf(json.scannerVersions, isScannerName, isFilledText) &&
    isWorkloadPolicy(json.default) &&
    isRecordOf(json.workloads, isFilledText, isWorkload);
  if (!isPolicy) return undefined;
  const policy = json as unknown as GatePolicy;
  return pinsRequiredScanners(policy) ? policy : undefined;
}

/** SARIF comes from tools that Gatehouse does not pin. */
const unpinned = "sarif";

function pinsRequiredScanners({ scannerVersions, default: base, workloads }: GatePolicy): boolean {
  const entries = [base, ...Object.values(workloads).flatMap((own) => [own, ...Object.values(own.deployments)])];
  const required = entries.flatMap(({ requiredScanners }) => requiredScanners);
  return required.every((scanner) => scanner === unpinned || Object.hasOwn(scannerVersions, scanner));
}

type Check = (value: unknown) => boolean;

const isFilledText: Check = (value) => typeof value === "string" && value.trim() !== "";
const isScannerName: Check = (value) => typeof value === "string" && isScanner(value);
const isPositive: Check = (value) => typeof value === "number" && Number.isFinite(value) && value > 0;
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isProbability: Check = (value) => isPositive(value) && Number(value) <= 1;
const isDay: Check = (value) => !Number.isNaN(instantOf(value));
const isBoolean: Check = (value) => typeof value === "boolean";
const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);
const listOf =
  (isElement: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(isElement);
const filledListOf =
  (isElement: Check): Check =>
  (value) =>
    listOf(isElement)(value) && (value as readonly unknown[]).length > 0;
const countBySeverity: Check = (value) => isRecordOf(value, isSeverity, isCount);
const orNothing =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** Every member of an entry for a workload; what may be absent is `undefined`. */
const members: Readonly<Record<string, Check>> = {
  blockingSeverities: filledListOf(isSeverity),
  requiredScanners: filledListOf(isScannerName),
  unknownSeverity: oneOf("block", "allow"),
  maximumDatabaseAgeHours: isPositive,
  exampleDatabase: oneOf("refuse", "allow"),
  mayNotApply: listOf(isScannerName),
  maximumFindings: countBySeverity,
  alwaysBlock: listOf(isFilledText),
  onlyIfFixable: isBoolean,
  graceDays: countBySeverity,
  knownExploited: oneOf("block", "allow"),
  epssBlocksFrom: orNothing(isProbability),
  newFindingsOnlySince: orNothing(isDay),
};

const waiverMembers: Readonly<Record<string, Check>> = {
  maximumDays: (value) => countBySeverity(value) && Object.keys(value as object).length === severities.length,
  never: listOf(isFilledText),
  warnDays: isCount,
};

const isWorkloadPolicy: Check = (value) => has(value, members);

const isWorkload: Check = (value) =>
  isObject(value) && isWorkloadPolicy(value) && isRecordOf(value.deployments, isDeploymentName, isWorkloadPolicy);

function has(value: unknown, checks: Readonly<Record<string, Check>>): boolean {
  return (
    isObject(value) &&
    Object.entries(checks).every(([name, check]) => check(Object.hasOwn(value, name) ? value[name] : undefined))
  );
}

function isRecordOf(value: unknown, isKey: Check, isValue: Check): boolean {
  return isObject(value) && Object.entries(value).every(([key, entry]) => isKey(key) && isValue(entry));
}
