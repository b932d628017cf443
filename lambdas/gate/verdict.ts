import type { RunManifest } from "../shared/run-manifest";
import type { Severity } from "../shared/severity";
import type { Notice } from "./notices";
import type { Reason } from "./reason";
import type { AppliedWaiver } from "./waivers/applied";

/** `verdict.json`: the gate's answer and everything it was judged by. */
export interface Verdict {
  readonly schemaVersion: 1;
  readonly verdict: "PASS" | "BLOCK";
  readonly workload: string;
  /** Absent: for every deployment of the workload that has no verdict of its own. */
  readonly deployment?: string;
  /** `null` when nothing says which execution it was. */
  readonly execution: string | null;
  /** Empty exactly when the verdict is PASS. */
  readonly reasons: readonly Reason[];
  /** Which policy: the SHA-256 of its compiled form. */
  readonly policy: { readonly schemaVersion: 1; readonly sha256: string };
  /** Which waivers: the SHA-256 of their compiled form, `null` where there was none, and those that let something pass. */
  readonly waivers: { readonly sha256: string | null; readonly applied: readonly AppliedWaiver[] };
  /** What somebody should look at; never blocks. */
  readonly notices: readonly Notice[];
  readonly source: { readonly sha256: string | null; readonly objectVersion: string | null };
  readonly scanners: readonly Pick<RunManifest, "scanner" | "version" | "status" | "database" | "image">[];
  /** Findings by severity, waived ones too. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** The waived ones among them. */
  readonly waived: Readonly<Record<Severity, number>>;
  /** Of what date the data about exploitation were, and of how many vulnerabilities; `null` where there were none. */
  readonly exploitData: { readonly kev: DataVersion<"ids"> | null; readonly epss: DataVersion<"scores"> | null };
  /** Whether a scanner used the small example database. */
  readonly exampleDatabase: boolean;
  readonly decidedAt: string;
}

type DataVersion<Count extends string> = { readonly date: string } & { readonly [Name in Count]: number };
