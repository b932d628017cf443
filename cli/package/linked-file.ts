import { readlinkSync, realpathSync } from "node:fs";
import { isAbsolute, join, relative } from "node:path";
import type { SourceFile } from "../../lambdas/shared/source-digest";
import type { RefusedEntry } from "../../scan-config/runner/source-tree";

/**
 * What a package holds in place of a symbolic link: the file it leads to, when the package holds that one too. A zip
 * with links would be unpacked differently by whoever reads it, and scanners follow none.
 */
export function linkedFile(folder: string, path: string, files: readonly SourceFile[]): SourceFile | RefusedEntry {
  const target = targetOf(folder, path);
  if (target === undefined) return { path, kind: "a symbolic link to nothing" };
  if (isOutside(target))
    return { path, kind: `a symbolic link that leaves the folder, to ${readlinkSync(join(folder, path))}` };
  const file = files.find((candidate) => candidate.path === target);
  return file ? { ...file, path } : { path, kind: "a symbolic link to a folder, or to a file that is left out" };
}

/** Relative to the folder, all links followed; `undefined` when they lead to nothing or in a circle. */
function targetOf(folder: string, path: string): string | undefined {
  try {
    return relative(realpathSync(folder), realpathSync(join(folder, path)));
  } catch {
    return undefined;
  }
}

function isOutside(target: string): boolean {
  return target === ".." || target.startsWith("../") || isAbsolute(target);
}
