import { inParallel } from "../../scan/in-parallel";
import { type Progress, type Show, settled, type Task } from "./progress";

type Say = (text: string) => void;

/** Lines with the seconds since the start: for logs, CI and pipes. */
export function showPlain(write: Say, clock: () => number = Date.now): Show {
  const started = clock();
  const say: Say = (text) => write(`[${((clock() - started) / 1000).toFixed(1).padStart(6)} s] ${text}`);
  return (title, run) => one({ title, run }, "", say);
}

async function one<Result>({ title, run }: Task<Result>, path: string, say: Say): Promise<Result> {
  const name = `${path}${title}`;
  let outcome = "done";
  const progress: Progress = {
    line: (text) => say(`${name}: ${text}`),
    outcome: (text) => {
      outcome = text;
    },
    each: async (tasks, atOnce) => settled(await inParallel(tasks, atOnce, (task) => one(task, `${name}: `, say))),
  };
  say(`${name} ...`);
  const result = await run(progress);
  say(`${name}: ${outcome}`);
  return result;
}
