import { stripVTControlCharacters } from "node:util";
import type { BufferedFile } from "../../shared/bytes/buffered-file";
import { type ByteSource, parts, readBytes } from "../../shared/bytes/byte-source";
import { kinds, space } from "../../shared/json-document/syntax";
import { declaredEncoding } from "./xml-encoding";

/** A text in UTF-8, without what stands around it: a byte-order mark, white space, and zero bytes behind its end. */
export interface TextRange {
  readonly source: ByteSource;
  readonly from: number;
  readonly to: number;
}

/**
 * A report as UTF-8: PowerShell's `>` writes UTF-16 and XML may name an encoding, both of which are copied, everything
 * else stays where it is. Bytes that are no character count as U+FFFD when they are read, so that one of them does not
 * lose a whole report.
 * @param copy gives a file for a copy
 */
export function utf8Text(report: ByteSource, copy: () => BufferedFile): TextRange {
  const encoding = encodingOf(readBytes(report, 0, 200));
  if (encoding === "utf-8") return trimmed(report);
  const decoder = new TextDecoder(encoding);
  const utf8 = copy();
  for (const part of parts(report)) utf8.append(decoder.decode(part, { stream: true }));
  utf8.append(decoder.decode());
  return trimmed(utf8);
}

const escapeCharacter = 0x1b;

/** In characters. Only a link is that long: the code holds its address. */
const longestCode = 2048;

/** A text without the codes by which a terminal is told colours. Only one that has them is copied. */
export function withoutTerminalCodes(text: TextRange, copy: () => BufferedFile): TextRange {
  if (!hasByte(text, escapeCharacter)) return text;
  const bare = copy();
  const decoder = new TextDecoder();
  let rest = "";
  for (const part of parts(text.source, text.from, text.to)) {
    const read = rest + decoder.decode(part, { stream: true });
    const cut = unfinishedCodeAt(read);
    bare.append(stripVTControlCharacters(read.slice(0, cut)));
    rest = read.slice(cut);
  }
  bare.append(stripVTControlCharacters(rest + decoder.decode()));
  return trimmed(bare);
}

/** Where the last code begins that the next part may go on with. Looks back a little only: a report may be one line. */
function unfinishedCodeAt(read: string): number {
  // An escape before a backslash ends a code, as one at the very end may do: so the one before that is taken first.
  const tail = read.slice(-longestCode).replaceAll("\u001b\\", "  ");
  const begin = [lastCodeAt(tail.slice(0, -1)), lastCodeAt(tail)].find((index) => index >= 0);
  return read.length - tail.length + (begin ?? tail.length);
}

function lastCodeAt(text: string): number {
  return Math.max(text.lastIndexOf("\u001b"), text.lastIndexOf("\u009b"));
}

function hasByte({ source, from, to }: TextRange, byte: number): boolean {
  for (const part of parts(source, from, to)) if (part.includes(byte)) return true;
  return false;
}

function encodingOf(beginning: Buffer): string {
  const [first, second] = beginning;
  // A report begins with an ASCII character, so without a mark the zero byte tells the order.
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return "utf-16be";
  return declaredEncoding(beginning);
}

const mark = Buffer.from("\uFEFF");

function trimmed(source: ByteSource): TextRange {
  const step = 1024;
  let from = readBytes(source, 0, mark.length).equals(mark) ? mark.length : 0;
  for (let more = true; more && from < source.size; ) {
    const bytes = readBytes(source, from, step);
    const visible = bytes.findIndex((byte) => kinds[byte] !== space);
    more = visible < 0;
    from += more ? bytes.length : visible;
  }
  let to = source.size;
  for (let more = true; more && to > from; ) {
    const bytes = readBytes(source, Math.max(from, to - step), Math.min(step, to - from));
    // A file that was written in blocks, or was still being written when the machine stopped, ends with zero bytes.
    const visible = bytes.findLastIndex((byte) => byte !== 0 && kinds[byte] !== space);
    more = visible < 0;
    to -= bytes.length - 1 - visible;
  }
  return { source, from, to };
}
