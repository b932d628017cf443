import { randomUUID } from "node:crypto";
import { execute } from "../../../cli/tools/execute";
import { runningProcesses } from "../../support/processes";

/** A shell whose own child would live for a minute; the marker finds both in the list of processes. */
const family = (marker: string) => ["-c", `bash -c 'sleep 60; : ${marker}' & echo started; wait; : ${marker}`] as const;

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test("gives exit code and output", async () => {
  const executed = await execute("bash", ["-c", "echo out; echo err >&2; exit 3"]);
  expect(executed).toEqual({ exitCode: 3, stdout: "out\n", stderr: "err\n" });
});

test("a program that is not there has no exit code, and says so", async () => {
  expect(await execute("gatehouse-no-such-program", [])).toMatchObject({
    exitCode: null,
    stderr: expect.stringContaining("ENOENT"),
  });
});

test("an abort ends what the program has started, too", async () => {
  const marker = randomUUID();
  const abort = new AbortController();
  const executed = execute("bash", family(marker), { signal: abort.signal });
  await until(() => runningProcesses(marker).length === 2);
  abort.abort();
  expect(await executed).toMatchObject({ exitCode: null, stdout: "started\n" });
  expect(runningProcesses(marker)).toEqual([]);
});

test("so does a time-out", async () => {
  const marker = randomUUID();
  expect(await execute("bash", family(marker), { timeoutMilliseconds: 300 })).toMatchObject({ exitCode: null });
  expect(runningProcesses(marker)).toEqual([]);
});

test("what is aborted already does not run on", async () => {
  const executed = await execute("sleep", ["60"], { signal: AbortSignal.abort() });
  expect(executed.exitCode).toBeNull();
});
