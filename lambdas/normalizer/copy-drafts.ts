import { BufferedFile } from "../shared/bytes/buffered-file";
import type { ByteSource } from "../shared/bytes/byte-source";
import type { FindingIndex } from "./finding-index";
import { beginArray, copyEntries, separator } from "./json-lines";

/** Drafts, and where they stand. */
export interface Drafts {
  readonly drafts: ByteSource;
  readonly index: FindingIndex;
}

/**
 * Appends drafts to the array that is being written, but for those of some records. Drafts that stand in the array
 * already stay there, unless some of them must go.
 */
export function copyDrafts({ drafts, index }: Drafts, left: ReadonlySet<number>, out: BufferedFile): void {
  if (drafts !== out) {
    copyRuns({ drafts, index }, left, out);
    return;
  }
  if (left.size === 0) return;
  const moved = new BufferedFile();
  try {
    copyEntries(out, 0, out.size, moved);
    out.shorten(out.size);
    beginArray(out);
    copyRuns({ drafts: moved, index }, left, out);
  } finally {
    moved.close();
  }
}

/** Drafts that stand one behind the other are copied together. */
function copyRuns({ drafts, index }: Drafts, left: ReadonlySet<number>, out: BufferedFile): void {
  let [from, to] = [0, 0];
  for (let record = 0; record < index.length; record += 1) {
    if (left.has(record)) continue;
    const start = index.draftStart.at(record);
    if (start !== to) {
      copyEntries(drafts, from, to, out);
      from = start;
    }
    to = start + index.draftBytes.at(record) + separator.length;
  }
  copyEntries(drafts, from, to, out);
}
