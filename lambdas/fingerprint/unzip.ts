import { unzipSync } from "fflate";
import type { SourceFile } from "../shared/source-digest";

/** What a source package may hold; far more than a real one does, far less than a zip bomb wants. */
export const unzipLimits = { files: 20_000, bytes: 512 * 1024 * 1024 } as const;

/** A source package that is refused. */
export class SourcePackageError extends Error {
  override readonly name = "SourcePackageError";
}

/**
 * The files of a source package. Sizes are judged by the zip's own directory before anything is unpacked; a file that
 * turns out longer than announced is cut by the unpacking, and its digest then differs from what the scanners see.
 * @throws SourcePackageError when it is no zip, too large, or has names that would not unpack to files of their own
 */
export function unzipSource(zip: Uint8Array): readonly SourceFile[] {
  let names = 0;
  let bytes = 0;
  const files = unpack(zip, ({ name, originalSize }) => {
    if (name.endsWith("/")) return false;
    names += 1;
    bytes += originalSize;
    if (names > unzipLimits.files) throw refused(`holds more than ${unzipLimits.files} files`);
    if (bytes > unzipLimits.bytes) throw refused(`unpacks to more than ${unzipLimits.bytes} bytes`);
    if (!isInside(name)) throw refused(`holds the path ${JSON.stringify(name)}, which leads out of the source tree`);
    return true;
  });
  const found = Object.entries(files).map(([path, content]) => ({ path, bytes: content }));
  if (found.length !== names) throw refused("holds two files of the same name, or a name that can't be used");
  if (found.length === 0) throw refused("holds no file");
  return found;
}

type Filter = NonNullable<Parameters<typeof unzipSync>[1]>["filter"];

function unpack(zip: Uint8Array, filter: NonNullable<Filter>): Record<string, Uint8Array> {
  try {
    return unzipSync(zip, { filter });
  } catch (error) {
    throw error instanceof SourcePackageError ? error : refused(`is no readable zip (${String(error)})`);
  }
}

function isInside(path: string): boolean {
  return !path.startsWith("/") && !path.includes("\\") && !path.split("/").includes("..");
}

function refused(what: string): SourcePackageError {
  return new SourcePackageError(`the source package ${what}: make it with "gatehouse package"`);
}
