import { type ByteSource, parts } from "../bytes/byte-source";
import { NumberList } from "../bytes/number-list";
import { BrokenJsonError } from "./broken-json";
import { Frame } from "./frame";
import { ListScanner } from "./list-scanner";
import { backslash, checkDepth, closes, colon, kinds, openArray, opens, quote, quotes, space } from "./syntax";

/** Which arrays of a document are read entry by entry. */
export interface ListNames {
  /** Names of the members that hold them. */
  readonly lists: readonly string[];
  /** Names of members whose arrays are the same, but nobody reads all of their entries. */
  readonly counted?: readonly string[];
  /** Names of the members whose arrays nobody reads. */
  readonly ignored?: readonly string[];
  /**
   * Whether the ends of entries may be guessed: a wrong guess shows only when an entry is read, so all entries of all
   * `lists` have to be read.
   */
  readonly guesses?: boolean;
  /** Whether the document itself is such an array. */
  readonly root?: boolean;
  /** How many brackets are open around such a member, at least; 1 unless it says otherwise. */
  readonly depth?: number;
}

export interface Scanned {
  /** The document's JSON text with the text `<marker><index of the list>` where each list was. */
  readonly frame: string;
  /** Of each list the start and the end of every entry, in turn. */
  readonly lists: readonly NumberList[];
  /** Of each list whether it is one of the `counted`. */
  readonly counted: readonly boolean[];
  /** Behind the last byte of the document. */
  readonly end: number;
}

/**
 * Finds the entries of the named lists in one pass over the bytes, without reading them: only quotation marks and
 * brackets count. Whether an entry is JSON shows when it is read, and whether the frame is, when that is parsed.
 * @param marker a text that nobody who writes the document can guess
 * @throws BrokenJsonError when the document ends too early, its lists have no commas, or it is too deep or too large
 */
export function scanJson(source: ByteSource, from: number, to: number, names: ListNames, marker: string): Scanned {
  const scanner = new Scanner(names, marker);
  let position = from;
  for (const part of parts(source, from, to)) {
    position += scanner.consume(part, position);
    if (scanner.isDone)
      return { frame: scanner.frame.toString(), lists: scanner.lists, counted: scanner.counted, end: position };
  }
  throw new BrokenJsonError("it ends in the middle: it was cut off");
}

class Scanner {
  isDone = false;
  readonly frame = new Frame();
  readonly lists: NumberList[] = [];
  readonly counted: boolean[] = [];
  readonly #wanted: ReadonlySet<string>;
  readonly #counted: ReadonlySet<string>;
  readonly #ignored: ReadonlySet<string>;
  readonly #leastDepth: number;
  readonly #isRootList: boolean;
  readonly #guesses: boolean;
  readonly #marker: string;
  #list: ListScanner | undefined;
  #depth = 0;
  #inString = false;
  #escaped = false;
  #afterColon = false;

  constructor(
    { lists, counted = [], ignored = [], depth = 1, root = false, guesses = false }: ListNames,
    marker: string,
  ) {
    this.#wanted = new Set(lists);
    this.#counted = new Set(counted);
    this.#ignored = new Set(ignored);
    this.#leastDepth = depth;
    this.#isRootList = root;
    this.#guesses = guesses;
    this.#marker = marker;
  }

  /** Gives how many bytes of the part belong to the document. */
  consume(part: Buffer, offset: number): number {
    let index = 0;
    while (index < part.length && !this.isDone) {
      index = this.#list ? this.#list.consume(part, index, offset) : this.#readFrame(part, index);
      if (this.#list?.isDone) {
        this.#list = undefined;
        this.isDone = this.#depth === 0;
      }
    }
    return index;
  }

  #readFrame(part: Uint8Array, start: number): number {
    let index = start;
    while (index < part.length && !this.isDone && !this.#list) {
      const byte = part[index] ?? 0;
      this.#inString ? this.#readString(byte) : this.#readOutside(byte);
      index += 1;
    }
    return index;
  }

  #readString(byte: number): void {
    if (byte === quote && !this.#escaped) {
      this.#inString = false;
      this.frame.endString();
    }
    this.#escaped = byte === backslash && !this.#escaped;
    this.frame.append(byte);
  }

  #readOutside(byte: number): void {
    this.#list = byte === openArray ? this.#listOf() : undefined;
    const kind = this.#list ? quotes : kinds[byte];
    if (!this.#list) {
      this.frame.append(byte);
      this.#inString = kind === quotes;
      if (kind === quotes) this.frame.startString();
    }
    if (kind === opens) this.#depth += 1;
    if (kind === closes) this.#depth -= 1;
    if (kind !== space) this.#afterColon = byte === colon;
    checkDepth(this.#depth);
    this.isDone = kind === closes && this.#depth <= 0;
  }

  /** A reader of the array that begins here, if it is left out of the frame. */
  #listOf(): ListScanner | undefined {
    const isRoot = this.#depth === 0 && this.#isRootList;
    const name = this.#afterColon && this.#depth >= this.#leastDepth ? this.frame.lastString() : "";
    if (this.#ignored.has(name)) {
      this.frame.appendText("[]");
      return new ListScanner(undefined, false);
    }
    const isCounted = this.#counted.has(name);
    if (!isRoot && !isCounted && !this.#wanted.has(name)) return undefined;
    this.frame.appendText(`"${this.#marker}${this.lists.length}"`);
    const ranges = new NumberList();
    this.lists.push(ranges);
    this.counted.push(isCounted);
    return new ListScanner(ranges, this.#guesses && !isCounted);
  }
}
