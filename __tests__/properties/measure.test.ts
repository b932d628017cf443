import { readdirSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";
import { measure } from "../../bench/measure";
import { projectRoot } from "../../config/project-root";
import { scratchFolder } from "../support/scratch";

const folder = scratchFolder();
const usageHook = join(scratchFolder(), "with space", "usage.cjs");
const run = (script: string, signal = new AbortController().signal) =>
  measure(["-e", script], { folder, usageHook, signal });

beforeAll(() => {
  const entryPoints = [join(projectRoot, "bench", "child", "usage.ts")];
  buildSync({ entryPoints, outfile: usageHook, bundle: true, platform: "node", format: "cjs" });
});

test("a program's output, exit code, time and memory", async () => {
  const measured = await run(
    "console.log('out'); console.error('err'); globalThis.held = Buffer.alloc(2e8, 1); process.exit(3)",
  );
  expect(measured).toMatchObject({ exitCode: 3, stdout: "out\n", stderr: "err\n" });
  expect(measured.wallMilliseconds).toBeGreaterThan(20);
  expect(measured.cpuMilliseconds).toBeGreaterThan(20);
  expect(measured.peakBytes).toBeGreaterThan(2e8);
});

test("memory of the process that measures does not count", async () => {
  const held = Buffer.alloc(4e8, 1);
  expect((await run("")).peakBytes).toBeLessThan(2e8);
  expect(held.length).toBe(4e8);
});

test("of several processes the largest counts, and the time of all", async () => {
  const child = "const held = Buffer.alloc(2e8, 1); while (process.cpuUsage().user < 3e5);";
  const measured = await run(
    `require("node:child_process").spawnSync(process.execPath, ["-e", ${JSON.stringify(child)}])`,
  );
  expect(measured.peakBytes).toBeGreaterThan(2e8);
  expect(measured.cpuMilliseconds).toBeGreaterThan(250);
});

test("a program that was killed has no exit code, and leaves nothing", async () => {
  const measured = await run("process.kill(process.pid, 'SIGKILL')");
  expect(measured).toMatchObject({ exitCode: null, peakBytes: 0 });
  expect(readdirSync(folder)).toEqual([]);
});

test("aborting ends the program", async () => {
  const controller = new AbortController();
  const running = run("setInterval(() => {}, 1000)", controller.signal);
  controller.abort(new Error("stopped by SIGINT"));
  await expect(running).rejects.toThrow("stopped by SIGINT");
});
