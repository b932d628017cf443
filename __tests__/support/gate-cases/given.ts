import type { GateRequest } from "../../../lambdas/gate/decide";
import type { GatePolicy, WaiverPolicy, WorkloadPolicy } from "../../../lambdas/gate/policy";
import { bytesSource } from "../../../lambdas/shared/bytes/byte-source";
import { isObject } from "../../../lambdas/shared/json";
import type { RunManifest } from "../../../lambdas/shared/run-manifest";
import type { Run } from "../../../lambdas/shared/runs";
import type { Scanner } from "../../../lambdas/shared/scanners";
import type { ReportSummary } from "../../../lambdas/shared/summary";
import { cleanRun, type ExampleScanner, now } from "../runs";

/** All that a verdict is made of, as objects that a case can change before they become text. */
export interface Given {
  readonly policy: GatePolicy;
  readonly waivers: readonly object[];
  readonly exploitData: Readonly<Record<"kev" | "epss", object | null>>;
  readonly findings: readonly object[];
  readonly runs: readonly Run[];
  /** By scanner: what differs from a report that was read to its end. */
  readonly reports: Readonly<Record<string, Partial<ReportSummary>>>;
  /** What differs in the request itself. */
  readonly request: Partial<GateRequest>;
}

/** What a case changes in a clean run. */
export type Change = (given: Given) => Given;

export const scanners: readonly ExampleScanner[] = ["bandit", "checkov", "grype", "junit", "safety", "trivy"];

const versions: Readonly<Record<ExampleScanner, string>> = {
  ...{ bandit: "1.9.4", checkov: "3.3.30", grype: "0.121.2", junit: "9.1.1", safety: "3.8.1", trivy: "0.74.0" },
};

/** The specification's example, with all scanners required and nothing let pass. */
const entry: WorkloadPolicy = {
  blockingSeverities: ["CRITICAL", "HIGH"],
  requiredScanners: scanners,
  unknownSeverity: "block",
  maximumDatabaseAgeHours: 72,
  exampleDatabase: "refuse",
  mayNotApply: [],
  maximumFindings: {},
  alwaysBlock: [],
  onlyIfFixable: false,
  graceDays: {},
  knownExploited: "block",
};

/** A run in which every scanner completed and found nothing. */
export const clean: Given = {
  policy: {
    schemaVersion: 1,
    default: entry,
    waivers: {
      maximumDays: { CRITICAL: 30, HIGH: 90, MEDIUM: 180, LOW: 365, INFORMATIONAL: 365, UNKNOWN: 30 },
      never: [],
      warnDays: 30,
    },
    workloads: {},
    scannerVersions: versions,
  },
  waivers: [],
  exploitData: {
    kev: { date: "2026-05-31", ids: ["CVE-2021-44228", "CVE-2023-4966"] },
    epss: { date: "2026-05-31", scores: { "CVE-2021-44228": 0.94, "CVE-2026-1000": 0.2, "CVE-2026-7000": 0.7 } },
  },
  findings: [],
  runs: scanners.map((scanner) => cleanRun(scanner, { version: versions[scanner] })),
  reports: {},
  request: {},
};

/** The request that the pipeline would make of it. */
export function requestOf({ policy, waivers, exploitData, findings, runs, reports, request }: Given): GateRequest {
  return {
    workload: "payments",
    expected: { execution: "e-1", sourceDigest: "a".repeat(64), objectVersion: "v-1" },
    policyJson: JSON.stringify(policy),
    waiversJson: JSON.stringify({ schemaVersion: 1, waivers }),
    exploitDataJson: JSON.stringify({ schemaVersion: 1, ...exploitData }),
    findings: source(JSON.stringify(findings)),
    summaryJson: JSON.stringify(summaryOf(findings, reports)),
    runs,
    now,
    ...request,
  };
}

export const source = (text: string) => bytesSource(Buffer.from(text));

function summaryOf(findings: readonly object[], reports: Given["reports"]) {
  const count = (scanner: string) =>
    findings.filter((one) => isObject(one) && String(one.GeneratorId).startsWith(`${scanner}/`)).length;
  const all = scanners.map((scanner) => ({
    ...{ scanner, file: "report.json", entries: count(scanner), findings: count(scanner), dropped: [] },
    ...reports[scanner],
  }));
  return { schemaVersion: 1, reports: all, findings: findings.length, merged: 0 };
}

/** These findings, and a summary that counts them. */
export const findings =
  (...all: readonly object[]): Change =>
  (given) => ({ ...given, findings: all });

export const policy =
  (change: Partial<WorkloadPolicy>): Change =>
  (given) => ({ ...given, policy: { ...given.policy, default: { ...given.policy.default, ...change } } });

export const policyFile =
  (change: Partial<GatePolicy>): Change =>
  (given) => ({ ...given, policy: { ...given.policy, ...change } });

export const waiverPolicy =
  (change: Partial<WaiverPolicy>): Change =>
  (given) => ({ ...given, policy: { ...given.policy, waivers: { ...given.policy.waivers, ...change } } });

export const waivers =
  (...all: readonly object[]): Change =>
  (given) => ({ ...given, waivers: all });

export const exploitData =
  (change: Partial<Given["exploitData"]>): Change =>
  (given) => ({ ...given, exploitData: { ...given.exploitData, ...change } });

/** What the scanner's run.json says instead. */
export const run = (scanner: ExampleScanner, change: Partial<RunManifest>): Change =>
  runs((all) =>
    all.map((one) => (one.folder === scanner ? cleanRun(scanner, { version: versions[scanner], ...change }) : one)),
  );

/** What lies in the scanner's folder instead. */
export const folder = (scanner: Scanner, change: Partial<Run>): Change =>
  runs((all) => all.map((one) => (one.folder === scanner ? { ...one, ...change } : one)));

export const runs =
  (change: (all: readonly Run[]) => readonly Run[]): Change =>
  (given) => ({ ...given, runs: change(given.runs) });

/** What summary.json says of the scanner's report instead. */
export const report =
  (scanner: ExampleScanner, change: Partial<ReportSummary>): Change =>
  (given) => ({ ...given, reports: { ...given.reports, [scanner]: change } });

export const request =
  (change: Partial<GateRequest>): Change =>
  (given) => ({ ...given, request: { ...given.request, ...change } });
