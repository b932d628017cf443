import type { BufferedFile } from "../shared/bytes/buffered-file";
import type { ByteSource } from "../shared/bytes/byte-source";

const start = "[\n";

/** What stands behind every entry but the last. */
export const separator = ",\n";

/** Large parts are copied at once. */
const blockBytes = 1_048_576;

/** Begins a JSON array with one entry on each line; every entry is to have a `separator` behind it. */
export function beginArray(out: BufferedFile): void {
  out.append(start);
}

/** Appends entries with their separators that stand in another file. */
export function copyEntries(source: ByteSource, from: number, to: number, out: BufferedFile): void {
  for (let position = from; position < to; position += blockBytes)
    out.copy(source, position, Math.min(blockBytes, to - position));
}

export function endArray(out: BufferedFile): void {
  if (out.size > start.length) out.shorten(separator.length);
  out.append("\n]\n");
}
