/** Entries of a report that became no finding, by reason. */
export interface Dropped {
  readonly reason: string;
  readonly count: number;
}

/**
 * The reasons that somebody chose in the source. Every other reason means that something was not understood, and the
 * gate blocks on it.
 */
export const chosenReasons = {
  safety: "ignored by a Safety policy file or option",
  checkov: "check skipped by a comment in the source",
  junit: "test skipped",
} as const;

/** What became of one report. `entries` = `findings` + the sum of `dropped`, always. */
export interface ReportSummary {
  readonly scanner: string;
  readonly file: string;
  readonly entries: number;
  readonly findings: number;
  readonly dropped: readonly Dropped[];
  /** Why nothing of the report could be read; the gate blocks on it. */
  readonly error?: string;
}

/** `summary.json`. The sum of `reports[].findings` = `findings` + `merged`, always. */
export interface Summary {
  readonly schemaVersion: 1;
  readonly reports: readonly ReportSummary[];
  /** How many findings were written. */
  readonly findings: number;
  /** How many entries joined a finding that another entry had made. */
  readonly merged: number;
}
