import type { databaseScanners } from "./settings";

export type DatabaseScanner = (typeof databaseScanners)[number];

/** The newest database that a source has, before it is downloaded. */
export interface Offer {
  /** Address that is fetched from. */
  readonly source: string;
  /** What the source calls it; `null` when it can't be known before the download. */
  readonly digest: string | null;
  /**
   * Downloads it into `folder`, laid out as the scanner reads it, and verifies what can be verified.
   * @returns when the database was built, ISO 8601
   */
  fetch(folder: string): Promise<string>;
}

/** Where a scanner's database comes from. */
export interface DatabaseSource {
  readonly scanner: DatabaseScanner;
  /** The files that the scanner needs of it, relative to the folder. */
  readonly files: readonly string[];
  /** @throws Error when the source can't be asked */
  latest(): Promise<Offer>;
}
