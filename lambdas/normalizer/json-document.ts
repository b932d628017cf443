import { stripVTControlCharacters } from "node:util";
import { UnreadableReportError } from "./unreadable";

/** The JSON text of a report, and what was left out to get it. */
export interface JsonText {
  readonly json: string;
  readonly note?: string;
}

/** How a report's object, array of objects or array of arrays begins, but no log line such as `[main] INFO`. */
const begins = /^(?:\{\s*["}]|\[\s*[{[\]])/;

/**
 * The one JSON document of a text: tools write banners and log lines around it where their output was redirected. It
 * begins and ends with a line of its own. A text that already is JSON, or is cut off, is given back as it is.
 * @throws UnreadableReportError when there are several documents: nobody can say which one is the report
 */
export function jsonDocument(text: string): JsonText {
  const whole = withoutColours(text).trim();
  if (isWhole(whole)) return { json: whole };
  const found = documents(whole);
  const [first, ...others] = found;
  if (first === undefined) return { json: whole };
  if (others.length > 0)
    throw new UnreadableReportError(`expected one JSON document, found ${found.length} with text around them`);
  const left = whole.length - first.length;
  return { json: first, note: `${left} characters around the JSON document were left out (a banner or log lines)` };
}

/** Terminal codes are no JSON, not even inside its strings, so nothing of a document is lost. */
function withoutColours(text: string): string {
  return text.includes("\u001b") ? stripVTControlCharacters(text) : text;
}

/** Whether there can be no text around: judged by both ends alone, since a report has up to hundreds of megabytes. */
function isWhole(whole: string): boolean {
  if (!/^[[{]/.test(whole)) return !/^[[{]/m.test(whole);
  return begins.test(whole.slice(0, 100)) && (whole.endsWith("}") || whole.endsWith("]"));
}

/** Reads every character once or twice: a document that is cut off, or no document after all, ends the search. */
function documents(text: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  while (start < text.length) {
    const lineEnd = endOfLine(text, start);
    if (!begins.test(text.slice(start, start + 100))) {
      start = lineEnd + 1;
      continue;
    }
    const end = endOfDocument(text, start);
    if (end === undefined) return found;
    const lastLine = endOfLine(text, end);
    if (text.slice(end, lastLine).trim() === "") found.push(text.slice(start, end));
    start = lastLine + 1;
  }
  return found;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

/** Behind the bracket that closes the one at `start`; brackets inside strings do not count. */
function endOfDocument(text: string, start: number): number | undefined {
  const tokens = /["[\]{}]/g;
  tokens.lastIndex = start;
  let depth = 0;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    if (token[0] === '"') tokens.lastIndex = endOfString(text, token.index);
    else depth += token[0] === "{" || token[0] === "[" ? 1 : -1;
    if (depth === 0) return token.index + 1;
  }
  return undefined;
}

/** Behind the quotation mark that ends the string which begins at `start`. */
function endOfString(text: string, start: number): number {
  let quote = text.indexOf('"', start + 1);
  while (quote >= 0 && isEscaped(text, quote)) quote = text.indexOf('"', quote + 1);
  return quote < 0 ? text.length : quote + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === "\\") backslashes += 1;
  return backslashes % 2 === 1;
}
