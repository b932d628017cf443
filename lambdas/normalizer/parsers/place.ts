/** Where a package is: what holds it, the lock file in the source, and the files it was found in. */
export interface Place {
  readonly artifact: string;
  readonly sourceFile: string | undefined;
  readonly files: readonly string[];
}
