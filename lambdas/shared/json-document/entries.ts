import { type ByteSource, readBytes } from "../bytes/byte-source";
import type { NumberList } from "../bytes/number-list";

/** A list whose entries are read when somebody asks for them. */
export interface Entries extends Iterable<unknown> {
  readonly length: number;
  /** The entry at an index of the list: `brokenEntry` when it is no JSON. */
  at(index: number): unknown;
  /** The entries from one index up to, but without, another. */
  range(from: number, to: number): Iterable<unknown>;
  /** How many bytes the entry at an index has; 0 when it was never written. */
  bytes(index: number): number;
}

/** Stands for an entry that is no JSON, or larger than any that a scanner writes. */
export const brokenEntry = Symbol("broken entry");

const largestEntry = 16_000_000;
const windowBytes = 262_144;

export function arrayEntries(array: readonly unknown[]): Entries {
  return {
    length: array.length,
    at: (index) => array[index],
    range: (from, to) => array.slice(from, to),
    bytes: () => 0,
    [Symbol.iterator]: () => array.values(),
  };
}

/** Entries of which nothing is known but how many there are. */
export function countedEntries(length: number): Entries {
  return arrayEntries(Array.from({ length }));
}

/** An entry did not end where it was guessed to end: the document has to be scanned without guesses. */
export class MisguidedGuessError extends Error {
  override readonly name = "MisguidedGuessError";
}

/**
 * The entries that a scan found in `source`. Where their ends are guessed, reading one that is no JSON throws a
 * MisguidedGuessError.
 */
export function scannedEntries(source: ByteSource, ranges: NumberList, isGuessed: boolean): Entries {
  const length = ranges.length / 2;
  const certain = (entry: unknown) => {
    if (isGuessed && entry === brokenEntry) throw new MisguidedGuessError();
    return entry;
  };
  function* range(first: number, behind: number): Generator<unknown> {
    if (first >= behind) return;
    const window = Buffer.allocUnsafe(Math.min(windowBytes, ranges.at(2 * behind - 1) - ranges.at(2 * first)));
    let [from, to] = [0, 0];
    for (let index = first; index < behind; index += 1) {
      const [start, end] = [ranges.at(2 * index), ranges.at(2 * index + 1)];
      if (end > to && end - start <= window.length) {
        from = start;
        to = start + source.readInto(window, start);
      }
      yield certain(end <= to ? parse(window, start - from, end - from) : read(source, start, end));
    }
  }
  return {
    length,
    range,
    bytes: (index) => ranges.at(2 * index + 1) - ranges.at(2 * index),
    at: (index) => certain(read(source, ranges.at(2 * index), ranges.at(2 * index + 1))),
    [Symbol.iterator]: () => range(0, length),
  };
}

function read(source: ByteSource, start: number, end: number): unknown {
  if (end - start > largestEntry) return brokenEntry;
  const bytes = readBytes(source, start, end - start);
  return parse(bytes, 0, bytes.length);
}

function parse(bytes: Buffer, start: number, end: number): unknown {
  try {
    return JSON.parse(bytes.toString("utf8", start, end));
  } catch {
    return brokenEntry;
  }
}
