import type { BufferedFile } from "../../shared/bytes/buffered-file";
import { type ByteSource, parts } from "../../shared/bytes/byte-source";
import { optional } from "../../shared/json";
import { MisguidedGuessError } from "../../shared/json-document/entries";
import { documentOf, type ScannedJson } from "../../shared/json-document/open-json";
import type { Scanner } from "../../shared/scanners";
import { findDocument } from "../report/find-document";
import { scanReport } from "../report/scan-report";
import { UnreadableReportError } from "../report/unreadable";
import { type TextRange, utf8Text, withoutTerminalCodes } from "../report/utf8";
import { bandit } from "./bandit";
import { checkov } from "./checkov";
import { grype } from "./grype";
import { junit } from "./junit";
import { dropsOf, type JsonFormat, type OpenReport, type ParserContext, type TextFormat } from "./parser";
import { safety } from "./safety";
import { sarif } from "./sarif";
import { trivy } from "./trivy";

/** Every format there is: the one place where a scanner's parser is registered. */
const formats: Readonly<Record<Scanner, JsonFormat | TextFormat>> = {
  bandit,
  checkov,
  grype,
  junit,
  safety,
  sarif,
  trivy,
};

/** A report that is JSON, as another thread may be sent it. */
export interface ScannedReport {
  readonly scanner: Scanner;
  readonly source: ByteSource;
  readonly json: ScannedJson;
}

/** A report, and what had to be done to read it. */
export interface OpenedReport extends OpenReport {
  readonly note?: string;
  readonly scanned?: ScannedReport;
}

/**
 * Opens a report; its entries are read later, and as often as somebody asks.
 * @param copy gives a file for a copy of the report, if it is no UTF-8 or for a terminal
 * @param guesses whether the ends of its entries may be guessed: then reading one may throw a MisguidedGuessError
 * @throws UnreadableReportError when the report is empty, no text, of another shape or of another scanner
 */
export function openReport(
  scanner: Scanner,
  report: ByteSource,
  context: ParserContext,
  copy: () => BufferedFile,
  guesses = false,
): OpenedReport {
  const format = formats[scanner];
  const text = utf8Text(report, copy);
  if (text.from === text.to) throw new UnreadableReportError("the report is empty: the scanner wrote nothing");
  if ("openText" in format) return format.openText(decoded(withoutTerminalCodes(text, copy)));
  const document = findDocument(text, copy);
  const scanned = {
    scanner,
    source: document.source,
    json: scanReport(document, { ...format, guesses }, format.expected),
  };
  return { ...openScanned(scanned, context), scanned, ...optional("note", document.note) };
}

/** E.g. of the first of two members of the same name, of which JSON knows only the last. */
const unexpected = "entry of a list in a place where none is expected";

/**
 * @throws UnreadableReportError when the report is of another shape or of another scanner
 * @throws MisguidedGuessError when the ends of entries were guessed, and not all of them will be read
 */
export function openScanned({ scanner, source, json }: ScannedReport, context: ParserContext): OpenReport {
  const format = formats[scanner];
  if ("openText" in format) throw new Error(`a report of ${scanner} is no JSON`);
  const document = documentOf(source, json);
  const opened = format.open(document, context);
  const unread = document.unread(new Set(opened.lists.map(({ entries }) => entries)));
  if (unread.length === 0) return opened;
  // Only by reading them all it is certain that the ends of their entries were guessed right.
  if (json.isGuessed) throw new MisguidedGuessError();
  return { ...opened, lists: [...opened.lists, ...unread.flatMap((entries) => dropsOf(entries, unexpected))] };
}

function* decoded({ source, from, to }: TextRange): Generator<string> {
  const decoder = new TextDecoder();
  for (const part of parts(source, from, to)) yield decoder.decode(part, { stream: true });
  yield decoder.decode();
}
