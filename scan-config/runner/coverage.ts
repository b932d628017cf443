/** What a report says of its own run. */
export interface Coverage {
  /** Files that the report shows were looked at, relative to the source; for an image, inside it. */
  readonly scanned: readonly string[];
  /** How many files were looked at, by a tool that names only some of them. */
  readonly filesScanned?: number;
  /** Entries that are findings, to compare with the exit code. */
  readonly findings: number;
  /** Why the report is not to be trusted as complete; empty when it is. */
  readonly problems: readonly string[];
  /** Every applicable file must be among the scanned ones. */
  readonly strict: boolean;
  /** When the vulnerability database was built, where only the report tells. */
  readonly databaseBuiltAt?: string;
}

/** What a reader may need beside the report itself. */
export interface CoverageContext {
  readonly sourceDirectory: string;
  /** Paths of all files of the source. */
  readonly files: readonly string[];
  /** The container image was scanned instead of the source. */
  readonly image: boolean;
  /** Text of the second file that the definition names; `null` when there is none. */
  readonly packages: string | null;
}

/** A report's coverage by its text. @throws Error when the text is not such a report */
export type ReadCoverage = (text: string, context: CoverageContext) => Coverage;
