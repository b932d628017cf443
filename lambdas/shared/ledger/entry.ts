import type { Severity } from "../severity";

/** What the ledger remembers of one finding of its workload. All times are ISO 8601 in UTC. */
export interface LedgerEntry {
  /** ASFF `Id`. */
  readonly id: string;
  readonly status: "OPEN" | "RESOLVED";
  readonly severity: Severity;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  /** When a scan that could have found it first did not; absent while it is open. */
  readonly resolvedAt?: string;
  /** When it last came back after it had been resolved. */
  readonly reopenedAt?: string;
  /** By scanner, when it last reported the finding. */
  readonly seenBy: Readonly<Record<string, string>>;
  /** Of what Security Hub is to be told, without times and builds. */
  readonly contentHash: string;
  /** The `UpdatedAt` of what Security Hub is to be told. It rises with every change: Security Hub ignores any other. */
  readonly updatedAt: string;
  /** The `UpdatedAt` that Security Hub has confirmed; absent when it has confirmed none. */
  readonly importedAt?: string;
  /** The waiver that Security Hub was told of (`<id>@<digest>`), or `unknown`; the waivers function's. */
  readonly suppressedBy?: string;
}

/**
 * What Security Hub knows of the finding's waiver nobody can say: it is being told right now, or was told of one long
 * ago or before the finding was gone, and may have deleted the finding in the meantime.
 */
export const unknownWaiver = "unknown";

/**
 * What a scanner has completely looked at, and when: the manifest of its scope. A finding of the scanner that is older is
 * gone.
 */
export interface ScopeManifest {
  readonly scanner: string;
  readonly coveredAt: string;
  readonly execution: string;
  readonly sourceDigest: string;
  readonly status: "completed" | "notApplicable";
  readonly filesScanned: number;
}

/** Whether Security Hub has not confirmed what the ledger wants it to know. */
export function isPending({ updatedAt, importedAt }: LedgerEntry): boolean {
  return updatedAt !== importedAt;
}
