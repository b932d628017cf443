import type { SourceTree } from "./source-tree";

/**
 * Refuses a source that is not the one the pipeline fingerprinted.
 * @throws Error that says what was expected and found
 */
export function expectSource({ files, refused }: SourceTree, found: string, expected: string): void {
  const [first] = refused;
  if (first)
    throw new Error(
      `the source holds ${refused.length} entries that no package can hold, first ${first.path} (${first.kind})`,
    );
  if (files.length === 0) throw new Error("the source is empty");
  if (found !== expected)
    throw new Error(`source digest is ${found}, expected ${expected}: this is not the source that was fingerprinted`);
}
