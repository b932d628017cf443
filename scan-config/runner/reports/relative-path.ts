import { isAbsolute, posix, relative } from "node:path";

/** A path of a report as the source tree names it: relative, with `/`, without `./`. */
export function relativePath(path: string, sourceDirectory: string): string {
  const inside = isAbsolute(path) ? relative(sourceDirectory, path) : path;
  return posix.normalize(inside.replaceAll("\\", "/"));
}
