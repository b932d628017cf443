import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { MisguidedGuessError } from "../../lambdas/shared/json-document/entries";
import { CannotError, describe } from "../support/errors";
import { misguided, type ShareAnswer } from "./share-task";

/** Entries are garbage as soon as they are drafted; a larger young generation is not faster. */
const youngMegabytes = 12;

/** A thread that waits for one task, or works on it. */
export interface Thread {
  readonly worker: Worker;
  /**
   * Its one answer. Rejected with a MisguidedGuessError, or with a CannotError when the thread could not start, fails or
   * ends before; also when nobody has given it a task yet, and then nobody needs to hear of it.
   */
  readonly said: Promise<ShareAnswer>;
}

/** @param program what the thread runs */
export function startThread(program: string = join(__dirname, "make-share", "index.js")): Thread {
  const worker = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } });
  const said = new Promise<ShareAnswer>((answered, failed) => {
    worker.once("message", (message: ShareAnswer | typeof misguided) =>
      message === misguided ? failed(new MisguidedGuessError()) : answered(message),
    );
    worker.once("error", (error) => failed(threadError(describe(error), error)));
    worker.once("exit", (code) => failed(threadError(`it ended with ${code} before it had an answer`)));
  });
  said.catch(() => {});
  return { worker, said };
}

function threadError(why: string, cause?: unknown): CannotError {
  return new CannotError(
    `a thread that reads a part of the reports failed (${why})`,
    "let the process start more threads and have more memory",
    { cause },
  );
}
