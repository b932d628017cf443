import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../../lambdas/shared/source-digest";

/** An entry that a package cannot hold: a symbolic link, a socket, a device, a name that is not UTF-8. */
export interface RefusedEntry {
  readonly path: string;
  readonly kind: string;
}

export interface SourceTree {
  readonly files: readonly SourceFile[];
  /** Never empty in silence: who reads a tree decides what a refused entry means. */
  readonly refused: readonly RefusedEntry[];
}

/**
 * Reads every regular file below `root`. Symbolic links are refused and never followed: a link can point out of the
 * tree, at a file of the machine that packages or scans it.
 * @param leftOut names that are left out at every depth, such as `.git`
 */
export function readSourceTree(root: string, leftOut: readonly string[] = []): SourceTree {
  const files: SourceFile[] = [];
  const refused: RefusedEntry[] = [];
  const visit = (folder: string): void => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      if (leftOut.includes(name)) continue;
      const path = folder === "" ? name : `${folder}/${name}`;
      const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
      if (stat?.isDirectory()) visit(path);
      else if (stat?.isFile()) files.push({ path, bytes: readFileSync(join(root, path)) });
      else refused.push({ path, kind: stat?.isSymbolicLink() ? "a symbolic link" : "not a regular file" });
    }
  };
  visit("");
  return { files, refused };
}
