import type { RunManifest } from "../shared/run-manifest";
import type { Severity } from "../shared/severity";
import type { Reason } from "./reason";

/** `verdict.json`: the gate's answer and everything it was judged by. */
export interface Verdict {
  readonly schemaVersion: 1;
  readonly verdict: "PASS" | "BLOCK";
  readonly workload: string;
  readonly deployment?: string;
  /** `null` when nothing says which execution it was. */
  readonly execution: string | null;
  /** Empty exactly when the verdict is PASS. */
  readonly reasons: readonly Reason[];
  /** Which policy: the SHA-256 of its compiled form. */
  readonly policy: { readonly schemaVersion: 1; readonly sha256: string };
  readonly source: { readonly sha256: string | null; readonly objectVersion: string | null };
  readonly scanners: readonly Pick<RunManifest, "scanner" | "version" | "status" | "database">[];
  /** Findings by severity. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** Whether a scanner used the small example database. */
  readonly exampleDatabase: boolean;
  readonly decidedAt: string;
}
