/** Entries of a report that became no finding, by reason. */
export interface Dropped {
  readonly reason: string;
  readonly count: number;
}

/**
 * The reasons that somebody chose, in the source or in a scanner's configuration, or by which the scanner itself says
 * that there is nothing to fix. Every other reason means that something was not understood. The gate blocks on those, and
 * on `sourceReasons`.
 */
export const chosenReasons = {
  safety: "ignored by a Safety policy file or option",
  checkov: "check skipped by a comment in the source",
  trivy: "suppressed by a Trivy ignore file or VEX statement",
  trivyException: "check excepted by a Trivy policy",
  grype: "ignored by a Grype rule or VEX statement",
  sarif: "result suppressed in the source or by the tool's own list",
  sarifNoFailure: "result that says of itself that it is no failure",
  sarifGone: "result of an earlier run that is gone now",
  junit: "test skipped",
} as const;

/** Those that the source alone chose: a finding is let off there, and no reviewer of the gate's waivers has seen it. */
export const sourceReasons: readonly string[] = [chosenReasons.checkov, chosenReasons.sarif];

/** What became of one report. `entries` = `findings` + the sum of `dropped`, always. */
export interface ReportSummary {
  readonly scanner: string;
  readonly file: string;
  readonly entries: number;
  readonly findings: number;
  readonly dropped: readonly Dropped[];
  /** Why the report can't be relied on: nothing of it could be read, or nothing was scanned. The gate blocks on it. */
  readonly error?: string;
  /** What had to be done to read the report, e.g. that text around its JSON was left out. */
  readonly note?: string;
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
