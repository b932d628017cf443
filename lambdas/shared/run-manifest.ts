import type { Scanner } from "./scanners";

/** What a scanner run says of itself (`run.json`), beside its report. */
export interface RunManifest {
  readonly schemaVersion: 1;
  readonly workload: string;
  /** The pipeline execution id; for a local scan an id of its own. */
  readonly execution: string;
  readonly scanner: Scanner;
  /** The version the tool itself printed, empty when it could not be asked. */
  readonly version: string;
  /** `failed`: no usable report; `notApplicable`: the source holds nothing for this scanner. */
  readonly status: "completed" | "failed" | "notApplicable";
  /** The tool's exit code; `null` when it was killed or never started. */
  readonly exitCode: number | null;
  /** Why the run failed or does not apply; absent when it completed. */
  readonly detail?: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly source: { readonly sha256: string; readonly objectVersion: string | null };
  /** The image tar that was scanned instead of the source; absent where there is none. */
  readonly image?: { readonly sha256: string; readonly bytes: number };
  readonly report: { readonly file: string; readonly sha256: string; readonly bytes: number } | null;
  readonly filesScanned: number;
  readonly database: {
    readonly kind: "real" | "example" | "none";
    readonly builtAt: string | null;
    /** Digest that the mirror recorded and the runner verified; absent where nobody recorded one. */
    readonly sha256?: string;
  };
}
