import { readBytes } from "../../shared/bytes/byte-source";
import { backslash, closes, kinds, newLine, opens, quote, space } from "../../shared/json-document/syntax";
import type { TextWindow } from "./text-window";
import type { TextRange } from "./utf8";

/** How a report's object, array of objects or array of arrays begins, but no log line such as `[main] INFO`. */
const begins = /^(?:\{\s*["}]|\[\s*[{[\]])/;

export function documentBeginsAt({ source, to }: TextRange, position: number): boolean {
  return begins.test(readBytes(source, position, Math.min(100, to - position)).toString("latin1"));
}

/**
 * Behind the bracket that closes the one at `start`; brackets inside strings do not count. `undefined` when the text
 * ends before that.
 */
export function endOfDocument(window: TextWindow, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let position = start;
  for (let part = window.from(position); part.length > 0; part = window.from(position)) {
    for (const byte of part) {
      position += 1;
      if (byte === quote && !escaped) inString = !inString;
      escaped = inString && byte === backslash && !escaped;
      if (inString) continue;
      if (kinds[byte] === opens) depth += 1;
      if (kinds[byte] === closes) depth -= 1;
      if (depth === 0) return position;
    }
  }
  return undefined;
}

/** Where the line ends that `start` is in: at its line break, or at the end of the text. */
export function endOfLine(window: TextWindow, start: number): number {
  let position = start;
  for (let part = window.from(position); part.length > 0; part = window.from(position)) {
    const index = part.indexOf(newLine);
    if (index >= 0) return position + index;
    position += part.length;
  }
  return window.text.to;
}

/** The first place from `start` on that holds no white space; the end of the text where there is none. */
export function skipSpace(window: TextWindow, start: number): number {
  let position = start;
  for (let part = window.from(position); part.length > 0; part = window.from(position)) {
    const index = part.findIndex((byte) => kinds[byte] !== space);
    if (index >= 0) return position + index;
    position += part.length;
  }
  return position;
}
