import { randomUUID } from "node:crypto";
import { type ByteSource, parts, readBytes } from "../bytes/byte-source";
import type { NumberList } from "../bytes/number-list";
import { BrokenJsonError } from "./broken-json";
import { arrayEntries, type Entries, scannedEntries } from "./entries";
import { type ListNames, scanJson } from "./scan";

/** A JSON document of any size. */
export interface JsonDocument {
  /** Everything but the lists, which only `entries` can read. */
  readonly root: unknown;
  /** The entries of an array, or of what stands for a list in `root`; `undefined` for any other value. */
  entries(value: unknown): Entries | undefined;
  /** Lists that are not empty and not among those that somebody reads to the end, nor `counted`. */
  unread(read: ReadonlySet<Entries>): readonly Entries[];
}

/** What a scan found: whoever has it and the source has the document. */
export interface ScannedJson {
  /** The document with the text `<marker><index of the list>` where each list was. */
  readonly root: unknown;
  readonly marker: string;
  /** Of each list whether it is one of the `counted`. */
  readonly counted: readonly boolean[];
  /** Whether the ends of the others' entries were guessed. */
  readonly isGuessed: boolean;
  /** Of each list the start and the end of every entry, in turn. */
  readonly lists: readonly NumberList[];
}

/**
 * Opens the document that is alone between two places of a source.
 * @throws BrokenJsonError when it is no JSON; an entry that is none shows only when it is read
 */
export function openJson(source: ByteSource, from: number, to: number, names: ListNames): JsonDocument {
  return documentOf(source, scanAlone(source, from, to, names));
}

export function documentOf(source: ByteSource, { root, marker, lists, counted, isGuessed }: ScannedJson): JsonDocument {
  const all = lists.map((ranges, index) => scannedEntries(source, ranges, isGuessed && !counted[index]));
  return {
    root,
    unread: (read) => all.filter((entries, index) => entries.length > 0 && !counted[index] && !read.has(entries)),
    entries(value) {
      if (Array.isArray(value)) return arrayEntries(value);
      if (typeof value !== "string" || !value.startsWith(marker)) return undefined;
      return all[Number(value.slice(marker.length))];
    },
  };
}

/** What is no object and no array is short, or no JSON. */
const longestScalar = 1000;

/**
 * Scans the document that is alone between two places of a source.
 * @throws BrokenJsonError when it is no JSON; an entry that is none shows only when it is read
 */
export function scanAlone(source: ByteSource, from: number, to: number, names: ListNames): ScannedJson {
  const marker = `${randomUUID()}/`;
  const isGuessed = names.guesses === true;
  const start = readBytes(source, from, Math.min(longestScalar, to - from)).toString();
  if (!/^\s*[{[]/.test(start)) {
    if (to - from > longestScalar)
      throw new BrokenJsonError("it begins with no bracket, and is too long for anything else");
    return { root: parseFrame(start), marker, lists: [], counted: [], isGuessed };
  }
  const { frame, lists, counted, end } = scanJson(source, from, to, names, marker);
  for (const rest of parts(source, end, to))
    if (rest.toString("latin1").trim() !== "") throw new BrokenJsonError(`something follows it at ${end}`);
  return { root: parseFrame(frame), marker, lists, counted, isGuessed };
}

function parseFrame(frame: string): unknown {
  try {
    return JSON.parse(frame);
  } catch {
    throw new BrokenJsonError("what stands around its entries is no JSON");
  }
}
