import type { NumberList } from "../bytes/number-list";
import { BrokenJsonError } from "./broken-json";
import {
  backslash,
  checkDepth,
  closeArray,
  closeObject,
  comma,
  kinds,
  kindsInside,
  newLine,
  openObject,
  opens,
  ordinary,
  quote,
  quotes,
  space,
} from "./syntax";

/**
 * Finds the entries of one array, part by part. The array's opening bracket is behind it already.
 *
 * Where an entry begins on a line of its own, a guess is quicker than looking at every byte: it ends where the next line
 * with the same indentation begins with a closing bracket. JSON has no line breaks in strings, so that is a bracket
 * indeed; that it is the right one shows when the entry is parsed (`MisguidedGuessError`).
 */
export class ListScanner {
  isDone = false;
  readonly #ranges: NumberList | undefined;
  #depth = 0;
  #inString = false;
  #inScalar = false;
  #escaped = false;
  #before: "nothing" | "comma" | "entry" = "nothing";
  readonly #guesses: boolean;
  #guessed: { readonly part: Uint8Array; readonly closing: Buffer | undefined } | undefined;

  /**
   * @param ranges gets the start and the end of every entry, in turn; without it nobody wants to know them
   * @param guesses whether it may guess where entries end
   */
  constructor(ranges: NumberList | undefined, guesses: boolean) {
    this.#ranges = ranges;
    this.#guesses = guesses;
  }

  /** @param offset where in the source the part begins. Gives the index where somebody has to read on. */
  consume(part: Buffer, start: number, offset: number): number {
    let index = start;
    while (index < part.length && !this.isDone) {
      if (this.#inString || this.#depth > 0) index = this.#readInside(part, index, offset);
      else if (this.#inScalar) index = this.#readScalar(part, index, offset);
      else index = this.#readBetween(part, index, offset);
    }
    return index;
  }

  #readBetween(part: Buffer, index: number, offset: number): number {
    const byte = part[index] ?? 0;
    const kind = kinds[byte];
    if (kind === space) return index + 1;
    if (byte === comma || byte === closeArray) return this.#readMark(byte, index, offset);
    if (this.#before === "entry") throw new BrokenJsonError(`it has no comma between two entries at ${offset + index}`);
    this.#before = "entry";
    this.#ranges?.push(offset + index);
    const end = this.#guesses && byte === openObject ? this.#guessEnd(part, index) : undefined;
    if (end !== undefined) {
      this.#ranges?.push(offset + end);
      return end;
    }
    this.#inString = kind === quotes;
    this.#depth = kind === opens ? 1 : 0;
    this.#inScalar = !this.#inString && this.#depth === 0;
    return index + 1;
  }

  /** One guess that fails is the last one in a part: there the entries are written in another way. */
  #guessEnd(part: Buffer, start: number): number | undefined {
    if (this.#guessed?.part !== part) this.#guessed = { part, closing: closingOf(part, start) };
    const { closing } = this.#guessed;
    const end = closing && endBehind(closing, part, start);
    if (end !== undefined) return end;
    this.#guessed = { part, closing: undefined };
    return undefined;
  }

  #readMark(byte: number, index: number, offset: number): number {
    const isExpected = byte === comma ? this.#before === "entry" : this.#before !== "comma";
    if (!isExpected) throw new BrokenJsonError(`it has no entry between two marks at ${offset + index}`);
    this.#before = "comma";
    this.isDone = byte === closeArray;
    return index + 1;
  }

  #readScalar(part: Uint8Array, start: number, offset: number): number {
    for (let index = start; index < part.length; index += 1) {
      const byte = part[index] ?? 0;
      if (byte !== comma && byte !== closeArray && kinds[byte] !== space) continue;
      this.#inScalar = false;
      this.#ranges?.push(offset + index);
      return index;
    }
    return part.length;
  }

  /** The one loop that sees nearly every byte of a report. */
  #readInside(part: Uint8Array, start: number, offset: number): number {
    const { length } = part;
    let depth = this.#depth;
    let inString = this.#inString;
    let index = this.#escaped ? start + 1 : start;
    while (index < length) {
      if (inString) {
        let byte = 0;
        for (; index < length; index += 1) {
          byte = part[index] as number;
          if (byte === quote || byte === backslash) break;
        }
        if (index === length) break;
        if (byte === backslash) {
          index += 2;
          continue;
        }
        inString = false;
      } else {
        let kind = 0;
        for (; index < length; index += 1) {
          kind = kindsInside[part[index] as number] as number;
          if (kind !== ordinary) break;
        }
        if (index === length) break;
        if (kind === quotes) inString = true;
        else depth += kind === opens ? 1 : -1;
        if (kind === opens) checkDepth(depth);
      }
      index += 1;
      if (depth === 0 && !inString) {
        this.#ranges?.push(offset + index);
        break;
      }
    }
    this.#depth = depth;
    this.#inString = inString;
    this.#escaped = index > length;
    return Math.min(index, length);
  }
}

/**
 * Behind the next place where `closing` stands. There are few closing brackets and many line breaks: looking for its last
 * byte first takes a quarter of the time of looking for all of it.
 */
function endBehind(closing: Buffer, part: Buffer, start: number): number | undefined {
  const last = closing.length - 1;
  for (let at = part.indexOf(closeObject, start); at >= 0; at = part.indexOf(closeObject, at + 1)) {
    let same = 1;
    while (same <= last && part[at - same] === closing[last - same]) same += 1;
    if (same > last) return at + 1;
  }
  return undefined;
}

/** The line break, the indentation and the bracket that end an entry which begins at `start`, on a line of its own. */
function closingOf(part: Buffer, start: number): Buffer | undefined {
  const lineBreak = part.lastIndexOf(newLine, start);
  const indentation = part.subarray(lineBreak + 1, start);
  if (lineBreak < 0 || indentation.some((byte) => kinds[byte] !== space)) return undefined;
  return Buffer.concat([Buffer.from("\n"), indentation, Buffer.from("}")]);
}
