import { parentPort } from "node:worker_threads";
import { openScanned } from "../../lambdas/normalizer/parsers";
import { makeShare } from "../../lambdas/normalizer/share";
import { BufferedFile } from "../../lambdas/shared/bytes/buffered-file";
import { descriptorSource } from "../../lambdas/shared/bytes/byte-source";
import { NumberList } from "../../lambdas/shared/bytes/number-list";
import { MisguidedGuessError } from "../../lambdas/shared/json-document/entries";
import { misguided, type ShareAnswer, type ShareTask } from "./share-task";

/** What a thread of share-threads.ts runs. */
parentPort?.on("message", (task: ShareTask) => {
  try {
    const given = answer(task);
    const { digests, numbers } = given.columns;
    parentPort?.postMessage(
      given,
      [digests, ...numbers].map(({ buffer }) => buffer),
    );
  } catch (error) {
    if (!(error instanceof MisguidedGuessError)) throw error;
    parentPort?.postMessage(misguided);
  }
});

function answer({ scanner, report, json, range, context, drafts }: ShareTask): ShareAnswer {
  const source = descriptorSource(report.descriptor, report.size);
  const lists = json.lists.map((numbers) => new NumberList(numbers));
  const opened = openScanned({ scanner, source, json: { ...json, lists } }, context);
  const file = new BufferedFile(() => drafts);
  const { drafts: written, index, ...share } = makeShare(opened.lists, range, context, file);
  written.flush();
  return { ...share, columns: index.columns(), draftBytes: file.size };
}
