import type { BufferedFile } from "../shared/bytes/buffered-file";
import { identityDigest, isCountedOnce } from "../shared/identity";
import { brokenEntry } from "../shared/json-document/entries";
import { Aliases, type KnownAliases } from "./aliases";
import { type AsffWriter, asffWriter } from "./asff-json";
import { FindingIndex } from "./finding-index";
import { separator } from "./json-lines";
import { single } from "./merge";
import type { EntryList, Outcome } from "./parsers/parser";
import type { AsffContext } from "./to-asff";

/**
 * Some entries of a report, each that is a finding drafted as if nobody else had it. Several shares of a report can be
 * made at the same time, by different threads.
 */
export interface Share {
  readonly index: FindingIndex;
  /** With a `separator` behind each. */
  readonly drafts: BufferedFile;
  /** Records without a draft, because an entry of another share may still change their identity. */
  readonly open: readonly number[];
  readonly aliases: KnownAliases;
  /** Whether there are findings that are counted where nothing but their place tells them apart. */
  readonly hasCounted: boolean;
  /** How many entries became no finding, by reason. */
  readonly dropped: ReadonlyMap<string, number>;
}

/** Which entries, counted over all lists of a report. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export function entriesOf(lists: readonly EntryList[]): number {
  return lists.reduce((sum, { entries }) => sum + entries.length, 0);
}

export function makeShare(
  lists: readonly EntryList[],
  { from, to }: Range,
  context: AsffContext,
  drafts: BufferedFile,
): Share {
  const share = new ShareMaker(context, drafts);
  let before = 0;
  for (const [number, list] of lists.entries()) {
    const { length } = list.entries;
    share.read(list, number, Math.max(0, from - before), Math.max(0, Math.min(length, to - before)));
    before += length;
  }
  return {
    index: share.index,
    drafts: share.file,
    open: share.open,
    aliases: share.aliases.known(),
    hasCounted: share.hasCounted,
    dropped: share.dropped,
  };
}

/** What an entry means; one that is no JSON costs only itself. */
export function outcomeOf(entry: unknown, { read }: EntryList): Outcome | undefined {
  return entry === brokenEntry ? { drop: "entry that is no JSON, or too large" } : read(entry);
}

class ShareMaker {
  readonly index = new FindingIndex();
  readonly open: number[] = [];
  readonly aliases = new Aliases();
  readonly dropped = new Map<string, number>();
  hasCounted = false;
  readonly #workload: string;
  readonly #write: AsffWriter;

  constructor(
    context: AsffContext,
    readonly file: BufferedFile,
  ) {
    this.#workload = context.workload;
    this.#write = asffWriter(context);
  }

  read(list: EntryList, number: number, from: number, to: number): void {
    let entry = from;
    for (const value of list.entries.range(from, to)) {
      const outcome = outcomeOf(value, list);
      if (outcome !== undefined) this.#add(outcome, number, entry);
      entry += 1;
    }
  }

  #add(outcome: Outcome, list: number, entry: number): void {
    if ("drop" in outcome) {
      this.dropped.set(outcome.drop, (this.dropped.get(outcome.drop) ?? 0) + 1);
      return;
    }
    const record = this.index.add(list, entry);
    if (outcome.class === "vulnerability") {
      this.aliases.learn(outcome);
      if (this.aliases.isOpen(outcome)) {
        this.open.push(record);
        return;
      }
    }
    this.hasCounted ||= !isCountedOnce(outcome);
    const digest = identityDigest(this.#workload, outcome, 1);
    this.index.identify(record, outcome.class, digest);
    this.index.place(record, this.file.size, this.#write(single(outcome), digest, this.file));
    this.file.append(separator);
  }
}
