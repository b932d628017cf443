import { documentBeginsAt, endOfDocument, skipSpace } from "./json-bounds";
import { TextWindow } from "./text-window";
import type { TextRange } from "./utf8";

/** What a person can do about several reports in one file. */
export const oneReportPerFile =
  "let the tool write every report into a file of its own (Checkov writes one for each -d: call it once for each folder)";

/** How many JSON documents a text consists of, one after the other with nothing but white space between; else 0. */
export function countDocuments(text: TextRange): number {
  const window = new TextWindow(text);
  let count = 0;
  for (let position = text.from; position < text.to; count += 1) {
    const end = documentBeginsAt(text, position) ? endOfDocument(window, position) : undefined;
    if (end === undefined) return 0;
    position = skipSpace(window, end);
  }
  return count;
}
