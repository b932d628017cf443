import type { BufferedFile } from "../../shared/bytes/buffered-file";
import { readBytes } from "../../shared/bytes/byte-source";
import { oneReportPerFile } from "./count-documents";
import { documentBeginsAt, endOfDocument, endOfLine } from "./json-bounds";
import { TextWindow } from "./text-window";
import { UnreadableReportError } from "./unreadable";
import { type TextRange, withoutTerminalCodes } from "./utf8";

/** The JSON document of a report, and what was left out to get it. */
export interface Document extends TextRange {
  readonly note?: string;
}

/**
 * The one JSON document of a text: tools write banners and log lines around it where their output was redirected. It
 * begins and ends with a line of its own. A text that already is JSON, or is cut off, is given back as it is.
 * @param copy gives a file for a copy, if there are terminal codes in the text
 * @throws UnreadableReportError when there are several documents: nobody can say which one is the report
 */
export function findDocument(text: TextRange, copy: () => BufferedFile): Document {
  return isWhole(text) ? text : findAmongText(withoutTerminalCodes(text, copy));
}

function findAmongText(text: TextRange): Document {
  const found = documents(text);
  const [first, ...others] = found;
  if (first === undefined) return text;
  if (others.length > 0)
    throw new UnreadableReportError(
      `expected one JSON document, found ${found.length} with text around them: ${oneReportPerFile}`,
    );
  const left = text.to - text.from - (first.to - first.from);
  if (left === 0) return text;
  return { ...first, note: `${left} bytes around the JSON document were left out (a banner or log lines)` };
}

/** Whether there can be no text around: judged by both ends alone, since a report has up to gigabytes. */
function isWhole(text: TextRange): boolean {
  return documentBeginsAt(text, text.from) && /[}\]]/.test(readBytes(text.source, text.to - 1, 1).toString());
}

/**
 * Reads every byte once or twice: a document that is cut off, or no document after all, ends the search.
 * @throws UnreadableReportError when there is a whole document before it: nobody can say which one is the report
 */
function documents(text: TextRange): readonly TextRange[] {
  const { source, to } = text;
  const window = new TextWindow(text);
  const found: TextRange[] = [];
  for (let position = text.from; position < to; ) {
    if (!documentBeginsAt(text, position)) {
      position = endOfLine(window, position) + 1;
      continue;
    }
    const end = endOfDocument(window, position);
    if (end === undefined && found.length > 0)
      throw new UnreadableReportError(
        `expected one JSON document, found another one behind it that is cut off: ${oneReportPerFile}`,
      );
    if (end === undefined) return found;
    const lastLine = endOfLine(window, end);
    const rest = readBytes(source, end, Math.min(lastLine - end, 1024)).toString("latin1");
    if (rest.trim() === "") found.push({ source, from: position, to: end });
    position = lastLine + 1;
  }
  return found;
}
