import { type Zippable, zipSync } from "fflate";
import type { SourceFile } from "./source-digest";

// fflate writes local time into the DOS fields, so a local date gives the same bytes in every time zone.
const mtime = new Date(1980, 0, 1);

/** Unix in the upper byte of "made by", a regular file that all may read or execute in the external attributes. */
const unix = (mode: 0o644 | 0o755) => ({ os: 3, attrs: ((0o100000 | mode) << 16) >>> 0, mtime, level: 9 }) as const;

/** The same files give the same bytes: sorted by path, fixed times, and of the modes only who may execute. */
export function reproducibleZip(files: Iterable<SourceFile>): Uint8Array {
  const sorted = Array.from(files).sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries: Zippable = Object.fromEntries(
    sorted.map(({ path, bytes, executable }) => [path, [bytes, unix(executable ? 0o755 : 0o644)]]),
  );
  return zipSync(entries);
}
