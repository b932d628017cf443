import { Listr, ListrLogger, ProcessOutput } from "listr2";
import { inParallel } from "../../scan/in-parallel";
import { type Progress, settled, type Task } from "./progress";

/** One line per step with what it does right now below it: for a terminal. Results stay alone on standard output. */
export async function showInteractive<Result>(title: string, run: Task<Result>["run"]): Promise<Result> {
  const results: Result[] = [];
  const step = {
    title,
    task: async (_: unknown, task: { title: string; output: string }) => {
      let goesOn = true;
      const line = (text: string) => {
        // A step that has ended takes no more news; a child may have some while it is being stopped.
        if (goesOn) task.output = text;
      };
      const outcome = (text: string) => {
        task.title = `${title}: ${text}`;
      };
      try {
        results.push(await run({ line, outcome, each: (tasks, atOnce) => each(tasks, atOnce, line) }));
      } finally {
        goesOn = false;
      }
    },
  };
  const logger = new ListrLogger({ processOutput: new ProcessOutput(process.stderr, process.stderr) });
  // Signals are this command's own business: it ends its children first.
  await new Listr([step], {
    registerSignalListeners: false,
    rendererOptions: { logger, showErrorMessage: false },
  }).run();
  return results[0] as Result;
}

/** Smaller pieces share the step's output: a line each, with the last news or what it came to. */
async function each<Result>(
  tasks: readonly Task<Result>[],
  atOnce: number,
  show: (text: string) => void,
): Promise<readonly Result[]> {
  const news = new Map(tasks.map(({ title }) => [title, "waiting"]));
  const tell = (title: string, text: string) => {
    news.set(title, text);
    show([...news].map(([name, last]) => `${name}: ${last}`).join("\n"));
  };
  const progressOf = (title: string): Progress => ({
    line: (text) => tell(title, text),
    outcome: (text) => tell(title, text),
    each: (inner, limit) => each(inner, limit, (text) => tell(title, text)),
  });
  return settled(await inParallel(tasks, atOnce, ({ title, run }) => run(progressOf(title))));
}
