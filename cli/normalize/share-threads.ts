import { closeSync } from "node:fs";
import { availableParallelism } from "node:os";
import { FindingIndex } from "../../lambdas/normalizer/finding-index";
import { type MakeShares, makeOneShare } from "../../lambdas/normalizer/normalize";
import { entriesOf, makeShare, type Share } from "../../lambdas/normalizer/share";
import { BufferedFile, openUnnamed } from "../../lambdas/shared/bytes/buffered-file";
import type { ByteSource } from "../../lambdas/shared/bytes/byte-source";
import type { ShareTask } from "./share-task";
import { startThread, type Thread } from "./thread";

/** Below that a thread costs more time than it saves: it has to warm up, too. */
const leastBytes = 40_000_000;
const leastEntries = 2_000;

/** More would cost more memory than they save time. */
const mostThreads = 4;

/** Drafts the entries of large reports in several threads, the calling one among them. */
export class ShareThreads {
  readonly #others: number;
  readonly #ready: Thread[];

  /** Starts threads at once, if a report is worth it: they are ready when the first report has been scanned. */
  constructor(reports: readonly { readonly source: ByteSource }[]) {
    const isWorthIt = reports.some(({ source }) => source.descriptor !== undefined && source.size >= leastBytes);
    this.#others = isWorthIt ? Math.min(availableParallelism(), mostThreads) - 1 : 0;
    this.#ready = Array.from({ length: this.#others }, () => startThread());
  }

  readonly makeShares: MakeShares = async (report, context, drafts) => {
    const { scanned, lists } = report;
    const entries = entriesOf(lists);
    const descriptor = scanned?.source.descriptor;
    if (entries < leastEntries || !scanned || descriptor === undefined) return makeOneShare(report, context, drafts);
    const { scanner, source, json } = scanned;
    const threads = this.#others + 1;
    const [own, ...others] = Array.from({ length: threads }, (_, index) => ({
      from: Math.floor((index * entries) / threads),
      to: Math.floor(((index + 1) * entries) / threads),
    }));
    const elsewhere = others.map((range) =>
      shareOf(this.#ready.pop() ?? startThread(), {
        scanner,
        report: { descriptor, size: source.size },
        json: { ...json, lists: json.lists.map((ranges) => ranges.toArray()) },
        range,
        context,
        drafts: openUnnamed(),
      }),
    );
    const here = new Promise<Share>((done) => done(makeShare(lists, own ?? { from: 0, to: 0 }, context, drafts)));
    return allOrNone([here, ...elsewhere], drafts);
  };

  async close(): Promise<void> {
    await Promise.all(this.#ready.splice(0).map(({ worker }) => worker.terminate()));
  }
}

/** Nobody hears of a failure before all threads have ended; then the other shares' files are of no use. */
async function allOrNone(shares: readonly Promise<Share>[], own: BufferedFile): Promise<readonly Share[]> {
  const answers = await Promise.allSettled(shares);
  const made = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  const [failure] = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  if (failure === undefined) return made;
  for (const { drafts } of made) if (drafts !== own) drafts.close();
  throw failure;
}

/** Ends the thread with its task: what it has allocated would stay as long as it lives. */
async function shareOf({ worker, said }: Thread, task: ShareTask): Promise<Share> {
  worker.postMessage(
    task,
    task.json.lists.map(({ buffer }) => buffer),
  );
  const answer = await said
    .catch((error: unknown) => {
      closeSync(task.drafts);
      throw error;
    })
    .finally(() => worker.terminate());
  const { columns, draftBytes, ...share } = answer;
  return { ...share, index: new FindingIndex(columns), drafts: BufferedFile.of(task.drafts, draftBytes) };
}
