import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "../../lambdas/shared/source-digest";

/** An entry that a package cannot hold: a symbolic link, a socket, a device, a name that is not UTF-8. */
export interface RefusedEntry {
  readonly path: string;
  readonly kind: string;
}

/** The kind of a refused entry that names another one. */
export const symbolicLink = "a symbolic link";

export interface SourceTree {
  readonly files: readonly SourceFile[];
  /** Never empty in silence: who reads a tree decides what a refused entry means. */
  readonly refused: readonly RefusedEntry[];
}

/** The one bit of a mode that no umask in use takes away. */
const ownerExecutes = 0o100;

/**
 * Reads every regular file below `root`. Symbolic links are refused and never followed: a link can point out of the
 * tree, at a file of the machine that packages or scans it.
 * @param isLeftOut which entries are no part of the tree; of a folder that is left out nothing is read
 */
export function readSourceTree(
  root: string,
  isLeftOut: (path: string, isFolder: boolean) => boolean = () => false,
): SourceTree {
  const files: SourceFile[] = [];
  const refused: RefusedEntry[] = [];
  const visit = (folder: string): void => {
    for (const name of readdirSync(join(root, folder)).sort()) {
      const path = folder === "" ? name : `${folder}/${name}`;
      const stat = lstatSync(join(root, path), { throwIfNoEntry: false });
      if (isLeftOut(path, stat?.isDirectory() ?? false)) continue;
      if (stat?.isDirectory()) visit(path);
      else if (stat?.isFile())
        files.push({ path, bytes: readFileSync(join(root, path)), executable: (stat.mode & ownerExecutes) !== 0 });
      else refused.push({ path, kind: stat?.isSymbolicLink() ? symbolicLink : "not a regular file" });
    }
  };
  visit("");
  return { files, refused };
}
