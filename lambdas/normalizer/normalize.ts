import { BufferedFile } from "../shared/bytes/buffered-file";
import type { ByteSource } from "../shared/bytes/byte-source";
import { optional } from "../shared/json";
import { MisguidedGuessError } from "../shared/json-document/entries";
import type { Scanner } from "../shared/scanners";
import type { ReportSummary, Summary } from "../shared/summary";
import { sendable } from "../shared/text";
import { Assembly } from "./assembly";
import { type OpenedReport, openReport } from "./parsers";
import type { ParserContext } from "./parsers/parser";
import { UnreadableReportError } from "./report/unreadable";
import { entriesOf, makeShare, type Share } from "./share";
import type { AsffContext } from "./to-asff";

/** A report, or why there is none. */
export type ReportInput =
  | { readonly scanner: Scanner; readonly file: string; readonly source: ByteSource }
  | { readonly scanner: string; readonly file: string; readonly error: string };

export interface NormalizeContext extends AsffContext, ParserContext {}

/** Drafts all entries of a report, in as many shares as it likes; `drafts` is for the first of them. */
export type MakeShares = (
  report: OpenedReport,
  context: NormalizeContext,
  drafts: BufferedFile,
) => Promise<readonly Share[]>;

/** In this thread. */
export const makeOneShare: MakeShares = async ({ lists }, context, drafts) => [
  makeShare(lists, { from: 0, to: entriesOf(lists) }, context, drafts),
];

/**
 * Writes all reports of one execution as a JSON array of ASFF findings, one per `Id`, one on each line.
 * A report that can't be read takes nothing from the others; its place in the summary says why. However large the
 * reports are, some 70 bytes of every finding are in memory.
 * @param out an empty file
 */
export async function normalize(
  reports: readonly ReportInput[],
  context: NormalizeContext,
  out: BufferedFile,
  makeShares: MakeShares = makeOneShare,
): Promise<Summary> {
  const assembly = new Assembly(out, context);
  const summaries: ReportSummary[] = [];
  const files: BufferedFile[] = [];
  const newFile = () => {
    const file = new BufferedFile();
    files.push(file);
    return file;
  };
  try {
    for (const report of reports) {
      const { opened, shares } = await draft(report, context, makeShares, assembly.firstDrafts ?? newFile(), newFile);
      files.push(...shares.map(({ drafts }) => drafts).filter((drafts) => drafts !== out));
      for (const share of shares) assembly.add(share, opened.lists);
      summaries.push({
        ...summaryOf(report, shares),
        ...optional("error", sendable(opened.error, longestSentence)),
        ...optional("note", sendable(opened.note, longestSentence)),
      });
    }
    const findings = assembly.finish();
    return { schemaVersion: 1, reports: summaries, findings, merged: assembly.entries - findings };
  } finally {
    for (const file of files) file.close();
  }
}

interface DraftedReport {
  readonly opened: OpenedReport;
  readonly shares: readonly Share[];
}

/** With guesses first, which nearly always are right and save a pass over all bytes. */
async function draft(
  report: ReportInput,
  context: NormalizeContext,
  makeShares: MakeShares,
  drafts: BufferedFile,
  newFile: () => BufferedFile,
): Promise<DraftedReport> {
  const before = drafts.size;
  const attempt = async (guesses: boolean): Promise<DraftedReport> => {
    const opened = open(report, context, newFile, guesses);
    return { opened, shares: opened.lists.length === 0 ? [] : await makeShares(opened, context, drafts) };
  };
  const guessed = await attempt(true).catch((error: unknown) => {
    if (error instanceof MisguidedGuessError) return undefined;
    throw error;
  });
  // A wrong guess can also make a good report look unreadable.
  if (guessed && (guessed.opened.lists.length > 0 || guessed.opened.error === undefined)) return guessed;
  drafts.shorten(drafts.size - before);
  return attempt(false);
}

/** Sentences quote what scanners say; people read no longer ones. */
const longestSentence = 1000;

/** A report that can't be read has no entries, and an error. */
function open(report: ReportInput, context: ParserContext, copy: () => BufferedFile, guesses: boolean): OpenedReport {
  if ("error" in report) return { lists: [], error: report.error };
  try {
    return openReport(report.scanner, report.source, context, copy, guesses);
  } catch (error) {
    if (!(error instanceof UnreadableReportError)) throw error;
    return { lists: [], error: error.message };
  }
}

function summaryOf({ scanner, file }: ReportInput, shares: readonly Share[]): ReportSummary {
  const findings = shares.reduce((sum, { index }) => sum + index.length, 0);
  const counts = new Map<string, number>();
  for (const { dropped } of shares)
    for (const [reason, count] of dropped) counts.set(reason, (counts.get(reason) ?? 0) + count);
  const dropped = [...counts].map(([reason, count]) => ({ reason, count }));
  return { scanner, file, entries: findings + dropped.reduce((sum, { count }) => sum + count, 0), findings, dropped };
}
