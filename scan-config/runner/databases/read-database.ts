/** What a vulnerability database says of itself. */
export interface DatabaseFacts {
  /** It calls itself an example. */
  readonly example: boolean;
  /** ISO 8601; `null` when it has no date, or tells it only in the report. */
  readonly builtAt: string | null;
}

/** Reads the folder of a database. @throws Error when a file is missing or unreadable */
export type ReadDatabase = (directory: string) => DatabaseFacts;
