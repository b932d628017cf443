import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { startThread } from "../../../cli/normalize/thread";
import { CannotError } from "../../../cli/support/errors";
import { scratchFolder } from "../../support/scratch";

const programs = scratchFolder({
  "throws.js": 'throw new Error("no memory")',
  "ends.js": "process.exit(3)",
  "answers.js": 'require("node:worker_threads").parentPort.postMessage("misguided guess")',
});

test.each([
  ["missing.js", /^a thread that reads a part of the reports failed \((Error: )?Cannot find module .*missing\.js'/],
  ["throws.js", /^a thread that reads a part of the reports failed \((Error: )?no memory\)/],
  ["ends.js", /^a thread that reads a part of the reports failed \(it ended with 3 before it had an answer\)/],
])("%s is told to whoever waits, also when nobody does yet", async (program, message) => {
  const { said, worker } = startThread(join(programs, program));
  // Without a listener an error would end the process here.
  await new Promise((ended) => worker.once("exit", ended));
  await turn();
  await expect(said).rejects.toThrow(message);
  await expect(said).rejects.toBeInstanceOf(CannotError);
});

test("a guess that was wrong is no failure of the thread", async () => {
  const { said } = startThread(join(programs, "answers.js"));
  await expect(said).rejects.toMatchObject({ name: "MisguidedGuessError" });
});
