import { hash } from "node:crypto";
import type { BufferedFile } from "../shared/bytes/buffered-file";
import type { Finding } from "../shared/finding";
import { identityDigest, isCountedOnce } from "../shared/identity";
import { Aliases } from "./aliases";
import { type AsffWriter, asffWriter } from "./asff-json";
import { copyDrafts } from "./copy-drafts";
import { beginArray, endArray, separator } from "./json-lines";
import { type MergedFinding, merge, single } from "./merge";
import type { EntryList } from "./parsers/parser";
import { outcomeOf, type Share } from "./share";
import { type Located, sharedIdentities } from "./shared-identities";
import type { AsffContext } from "./to-asff";

interface Part extends Share {
  /** Of the report. */
  readonly lists: readonly EntryList[];
  /** Records whose drafts are not what is written in the end. */
  readonly left: Set<number>;
}

/**
 * Puts the shares of all reports together. Drafts are copied as they are, but for those that turn out to share an
 * identity or to have another one: their entries are read once more.
 */
export class Assembly {
  readonly #out: BufferedFile;
  readonly #workload: string;
  readonly #write: AsffWriter;
  readonly #aliases = new Aliases();
  readonly #parts: Part[] = [];

  /** @param out an empty file for the JSON array of findings */
  constructor(out: BufferedFile, context: AsffContext) {
    this.#out = out;
    beginArray(out);
    this.#workload = context.workload;
    this.#write = asffWriter(context);
  }

  /** How many entries became findings. */
  get entries(): number {
    return this.#parts.reduce((sum, { index }) => sum + index.length, 0);
  }

  /** Where the drafts of the first share may go: they are in their place already. */
  get firstDrafts(): BufferedFile | undefined {
    return this.#parts.length === 0 ? this.#out : undefined;
  }

  /** @param lists of the report, the same object for all of its shares */
  add(share: Share, lists: readonly EntryList[]): void {
    this.#parts.push({ ...share, lists, left: new Set(share.open) });
    this.#aliases.absorb(share.aliases);
  }

  /**
   * Ends the array of findings, one on each line: in the order in which they were read, and behind them those whose
   * entries have to be read once more. Gives how many there are.
   */
  finish(): number {
    for (const located of this.#changed()) this.#identify(located, 1);
    if (this.#parts.some(({ hasCounted }) => hasCounted)) this.#countAlike();
    const changed = [...this.#changed()];
    const groups = sharedIdentities(this.#parts.map(({ index }) => index));
    const shared = groups.flat();
    const ofShared = this.#parts.map(() => new Set<number>());
    for (const { part, record } of shared) {
      this.#part(part).left.add(record);
      ofShared[part]?.add(record);
    }

    for (const part of this.#parts) copyDrafts(part, part.left, this.#out);
    for (const located of changed)
      if (!ofShared[located.part]?.has(located.record)) this.#append(single(this.#finding(located)), located);
    for (const group of groups) this.#append(merge(this.#findings(group)), group[0]);
    endArray(this.#out);
    return this.entries - shared.length + groups.length;
  }

  *#changed(): Generator<Located> {
    for (const [part, { left }] of this.#parts.entries())
      for (const record of [...left].sort((a, b) => a - b)) yield { part, record };
  }

  #part(part: number): Part {
    const found = this.#parts[part];
    if (!found) throw new Error(`there is no share ${part}`);
    return found;
  }

  #append(merged: MergedFinding, { part, record }: Located): void {
    this.#write(merged, this.#part(part).index.digest(record), this.#out);
    this.#out.append(separator);
  }

  #identify({ part, record }: Located, occurrence: number): void {
    const finding = this.#finding({ part, record });
    this.#part(part).index.identify(record, finding.class, identityDigest(this.#workload, finding, occurrence));
  }

  /** Reads an entry once more. */
  #finding({ part, record }: Located): Finding {
    const { lists, index } = this.#part(part);
    const list = lists[index.list.at(record)];
    const outcome = list && outcomeOf(list.entries.at(index.entry.at(record)), list);
    if (!outcome || "drop" in outcome) throw new Error("a report changed while it was read");
    return outcome.class === "vulnerability" ? this.#aliases.agreed(outcome) : outcome;
  }

  *#findings(group: readonly Located[]): Generator<Finding> {
    for (const located of group) yield this.#finding(located);
  }

  /**
   * Where nothing but the place tells findings of one report apart, they are counted in the order of their lines, so
   * that neither moved lines nor the order of the report change anything.
   */
  #countAlike(): void {
    for (const group of sharedIdentities(this.#parts.map(({ index }) => index))) {
      const [{ part, record }] = group;
      if (isCountedOnce({ class: this.#part(part).index.class(record) })) continue;
      for (const alike of this.#byReport(group))
        for (const [before, located] of this.#inOrder(alike).entries()) {
          if (before === 0) continue;
          this.#identify(located, before + 1);
          this.#part(located.part).left.add(located.record);
        }
    }
  }

  #byReport(group: readonly Located[]): Iterable<readonly Located[]> {
    const reports = new Map<readonly EntryList[], Located[]>();
    for (const located of group) {
      const { lists } = this.#part(located.part);
      const same = reports.get(lists);
      same ? same.push(located) : reports.set(lists, [located]);
    }
    return reports.values();
  }

  #inOrder(alike: readonly Located[]): readonly Located[] {
    return alike
      .map((located) => {
        const finding = this.#finding(located);
        return {
          located,
          line: finding.location.startLine ?? 0,
          content: hash("sha256", JSON.stringify(finding), "base64"),
        };
      })
      .sort((a, b) => a.line - b.line || (a.content < b.content ? -1 : 1))
      .map(({ located }) => located);
  }
}
