import { runBuildCommands } from "../../../cli/scan/run-build-commands";
import { runningProcesses } from "../../support/processes";
import { scratchFolder } from "../../support/scratch";

const cwd = scratchFolder();
const run = async (commands: string[], more: { signal?: AbortSignal } = {}) => {
  const lines: string[] = [];
  const exitCode = await runBuildCommands({
    commands,
    environment: { GIVEN: "1" },
    cwd,
    onLine: (line) => lines.push(line),
    ...more,
  });
  return { exitCode, lines };
};

test("runs in the folder given, with the environment given, in one shell", async () => {
  expect(await run(["HERE=there", 'echo "$PWD $GIVEN $HERE"', "echo error >&2"])).toEqual({
    exitCode: 0,
    lines: expect.arrayContaining([`${cwd} 1 there`, "error"]),
  });
});

test("ends at the first command that fails", async () => {
  expect(await run(["echo one", "(exit 7)", "echo two"])).toEqual({ exitCode: 7, lines: ["one"] });
});

test("gets none of this process's credentials", async () => {
  process.env.AWS_SECRET_ACCESS_KEY = "of this process";
  expect((await run(['echo "[$AWS_SECRET_ACCESS_KEY]"'])).lines).toEqual(["[]"]);
  delete process.env.AWS_SECRET_ACCESS_KEY;
});

test("leaves nothing behind that the commands started", async () => {
  await run(["sleep 600.25 & echo $!"]);
  expect(runningProcesses("sleep 600.25")).toEqual([]);
});

test("an abort ends the commands and what they started", async () => {
  const stop = new AbortController();
  const seen: (readonly string[])[] = [];
  const running = runBuildCommands({
    commands: ["sleep 600.5 & echo started; wait"],
    environment: {},
    cwd,
    signal: stop.signal,
    onLine: () => {
      seen.push(runningProcesses("sleep 600.5"));
      stop.abort();
    },
  });
  expect(await running).toBeNull();
  expect(seen[0]?.length).toBeGreaterThan(0);
  expect(runningProcesses("sleep 600.5")).toEqual([]);
});

test("a signal that has come already starts nothing", async () => {
  await expect(run(["true"], { signal: AbortSignal.abort(new Error("stopped")) })).rejects.toThrow("stopped");
});
