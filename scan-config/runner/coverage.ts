/** What a report says of its own run. */
export interface Coverage {
  /** Files that were really looked at, relative to the source. */
  readonly scanned: readonly string[];
  /** Entries that are findings, to compare with the exit code. */
  readonly findings: number;
  /** Why the report is not to be trusted as complete; empty when it is. */
  readonly problems: readonly string[];
  /** Every applicable file must be among the scanned ones. */
  readonly strict: boolean;
}

/** A report's coverage by its text. @throws Error when the text is not such a report */
export type ReadCoverage = (text: string, sourceDirectory: string) => Coverage;
