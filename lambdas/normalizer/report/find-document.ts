import type { BufferedFile } from "../../shared/bytes/buffered-file";
import { readBytes } from "../../shared/bytes/byte-source";
import { oneReportPerFile } from "./count-documents";
import { documentBeginsAt, endOfDocument, endOfLine, skipSpace } from "./json-bounds";
import { TextWindow } from "./text-window";
import { UnreadableReportError } from "./unreadable";
import { type TextRange, withoutTerminalCodes } from "./utf8";

/** The JSON document of a report, and what was left out to get it. */
export interface Document extends TextRange {
  readonly note?: string;
}

/**
 * The one JSON document of a text: tools write banners and log lines around it where their output was redirected. It
 * begins a line, ends the first line of many, or follows right behind another one. A text that already is JSON, or is
 * cut off, is given back as it is.
 * @param copy gives a file for a copy, if there are terminal codes in the text
 * @throws UnreadableReportError when there are several documents: nobody can say which one is the report
 */
export function findDocument(text: TextRange, copy: () => BufferedFile): Document {
  return isWhole(text) ? text : findAmongText(withoutTerminalCodes(text, copy));
}

function findAmongText(text: TextRange): Document {
  const { first, count } = documents(text);
  if (first === undefined) return text;
  if (count > 1)
    throw new UnreadableReportError(
      `expected one JSON document, found ${count} with text around them: ${oneReportPerFile}`,
    );
  const left = text.to - text.from - (first.to - first.from);
  if (left === 0) return text;
  return { ...first, note: `${left} bytes around the JSON document were left out (a banner or log lines)` };
}

/** Whether there can be no text around: judged by both ends alone, since a report has up to gigabytes. */
function isWhole(text: TextRange): boolean {
  return documentBeginsAt(text, text.from) && /[}\]]/.test(readBytes(text.source, text.to - 1, 1).toString());
}

interface Documents {
  readonly first?: TextRange;
  readonly count: number;
}

/**
 * Reads every byte once or twice: a document that is cut off, or no document after all, ends the search.
 * @throws UnreadableReportError when there is a whole document before it: nobody can say which one is the report
 */
function documents(text: TextRange): Documents {
  const window = new TextWindow(text);
  let found: Documents = { count: 0 };
  for (let position = text.from; position < text.to; ) {
    if (!documentBeginsAt(text, position)) {
      const lineEnd = endOfLine(window, position);
      position = documentAtEndOfLine(text, position, lineEnd) ?? lineEnd + 1;
      continue;
    }
    const end = endOfDocument(window, position);
    if (end === undefined && found.count > 0)
      throw new UnreadableReportError(
        `expected one JSON document, found another one behind it that is cut off: ${oneReportPerFile}`,
      );
    if (end === undefined) return found;
    const range = { ...text, from: position, to: end };
    if (isLogLine(window, range)) {
      position = endOfLine(window, end) + 1;
      continue;
    }
    found = { first: found.first ?? range, count: found.count + 1 };
    // Bandit writes no line break behind its report, so the next tool's output goes on in the same line.
    position = skipSpace(window, end);
  }
  return found;
}

/** Where an indented document begins behind text, such as what a tool says of its progress without a line break. */
function documentAtEndOfLine(text: TextRange, from: number, lineEnd: number): number | undefined {
  const ending = readBytes(text.source, Math.max(from, lineEnd - 10), Math.min(lineEnd - from, 10)).toString("latin1");
  const bracket = /[{[]\s*$/.exec(ending);
  const position = lineEnd - ending.length + (bracket?.index ?? 0);
  const begins = bracket !== null && documentBeginsAt(text, position);
  return begins && !holdsNothing.test(readBytes(text.source, position, 100).toString("latin1")) ? position : undefined;
}

/** Text in which somebody wrote `[]` must not count as a report that found nothing: only if it has lines of its own. */
const holdsNothing = /^[{[]\s*[}\]]/;

/** In bytes. What is longer counts as a document: better refused as one too many than left out. */
const longestLogTag = 1024;

/** Whether brackets only begin a log line, such as `[{main}] INFO`: text follows them, and they say nothing in JSON. */
function isLogLine(window: TextWindow, { source, from, to }: TextRange): boolean {
  if (to - from > longestLogTag || skipSpace(window, to) >= endOfLine(window, to)) return false;
  const brackets = readBytes(source, from, to - from).toString();
  return holdsNothing.test(brackets) || !(brackets.includes("\n") || isJson(brackets));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
