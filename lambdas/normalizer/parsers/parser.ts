import type { CheckovSeverities } from "../../shared/checkov-severity";
import type { Finding } from "../../shared/finding";
import { kindOf } from "../../shared/json";
import type { Entries } from "../../shared/json-document/entries";
import type { JsonDocument } from "../../shared/json-document/open-json";
import type { ListNames } from "../../shared/json-document/scan";
import { UnreadableReportError } from "../report/unreadable";

/** Why an entry of a report is no finding. */
export interface Drop {
  readonly drop: string;
}

/** What became of one entry. */
export type Outcome = Finding | Drop;

/** Entries of one kind, and what each of them means. */
export interface EntryList {
  readonly entries: Entries;
  /** Pure, because an entry may be read again. `undefined` for what is no entry, such as a check that passed. */
  readonly read: (entry: unknown) => Outcome | undefined;
}

/** What a report holds. Every entry becomes either a finding or a drop that says why not. */
export interface OpenReport {
  readonly lists: readonly EntryList[];
  /** Why the report can't be relied on although it could be read, e.g. that nothing was scanned. */
  readonly error?: string;
}

export interface ParserContext {
  readonly checkovSeverities: CheckovSeverities;
}

/** A scanner's report as JSON, of any size: the lists that it names are read entry by entry, the rest is in memory. */
export interface JsonFormat extends ListNames {
  /** What the report should be, e.g. "Bandit's JSON report". */
  readonly expected: string;
  /** @throws UnreadableReportError when the document is something else */
  readonly open: (document: JsonDocument, context: ParserContext) => OpenReport;
}

/** A scanner's report as text of another kind. */
export interface TextFormat {
  /**
   * @param text part by part
   * @throws UnreadableReportError when the text is something else
   */
  readonly openText: (text: Iterable<string>) => OpenReport;
}

/** A list that names only what was left out, all for the same reason. */
export function dropsOf(entries: Entries, drop: string): readonly EntryList[] {
  return [{ entries, read: () => ({ drop }) }];
}

/** @throws UnreadableReportError always */
export function unknownShape(found: unknown, expected: string): never {
  throw new UnreadableReportError(`expected ${expected}, found ${kindOf(found)} of another shape`);
}
