import { own } from "../shared/json";
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
  /** Required scanners that may find nothing in the source to scan, where they say how they know. */
  readonly mayNotApply: readonly Scanner[];
  /** More findings than this block, also where one of them does not. */
  readonly maximumFindings: Readonly<Partial<Record<Severity, number>>>;
  /** Rule patterns (`patterns.ts`) of findings that block whatever their severity, fix and age. */
  readonly alwaysBlock: readonly string[];
  /** Whether a vulnerability that nobody has corrected yet is let pass. */
  readonly onlyIfFixable: boolean;
  /** For so many days from its publication a vulnerability of this severity is let pass. */
  readonly graceDays: Readonly<Partial<Record<Severity, number>>>;
  /** What a vulnerability does that is known to be exploited; one that blocks can't be waived. */
  readonly knownExploited: "block" | "allow";
  /** A vulnerability with this EPSS probability or more blocks. */
  readonly epssBlocksFrom?: number;
  /** A day: findings first seen before it are let pass, once it has begun. */
  readonly newFindingsOnlySince?: string;
}

/** What a waiver may do. */
export interface WaiverPolicy {
  /** How many days a waiver may last for a finding of this severity. */
  readonly maximumDays: Readonly<Record<Severity, number>>;
  /** Rule patterns of findings that can never be waived. */
  readonly never: readonly string[];
  /** A waiver that ends within so many days is reported. */
  readonly warnDays: number;
}

/** What is the same for every workload. */
interface CommonPolicy {
  readonly waivers: WaiverPolicy;
  /** The version of each scanner that is pinned; the results of another count for nothing. */
  readonly scannerVersions: Readonly<Record<string, string>>;
}

/** `policy.json`: what scan-config/gate-policy.yaml is compiled to; every entry is complete, nothing is inherited. */
export interface GatePolicy extends CommonPolicy {
  readonly schemaVersion: 1;
  readonly default: WorkloadPolicy;
  readonly workloads: Readonly<
    Record<string, WorkloadPolicy & { readonly deployments: Readonly<Record<string, WorkloadPolicy>> }>
  >;
}

/** All that one verdict is judged by. */
export interface JudgingPolicy extends WorkloadPolicy, CommonPolicy {}

/** The most specific entry: deployment, else workload, else default. */
export function policyFor(policy: GatePolicy, workload: string, deployment: string | undefined): JudgingPolicy {
  const { waivers, scannerVersions } = policy;
  const ofWorkload = own(policy.workloads, workload);
  const ofDeployment = own(ofWorkload?.deployments ?? {}, deployment);
  return { ...(ofDeployment ?? ofWorkload ?? policy.default), waivers, scannerVersions };
}
