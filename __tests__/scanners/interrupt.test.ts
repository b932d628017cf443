import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { runningProcesses } from "../support/processes";
import { ensureTools } from "../support/scanner-run";
import { scratchFolder } from "../support/scratch";

const root = join(__dirname, "../..");

beforeAll(() => ensureTools("junit"));

test("Ctrl-C ends the build of a tool, and leaves neither a process nor half a tool", async () => {
  const cache = scratchFolder();
  const build = spawn("node", [join(root, "bin/gatehouse.mjs"), "tools", "grype"], {
    cwd: root,
    // Without Go's own cache, so that there is something to build.
    env: { ...process.env, GATEHOUSE_CACHE: cache, GOCACHE: join(cache, "go-build") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const output: string[] = [];
  await new Promise<void>((resolve) => {
    build.stderr.on("data", (chunk) => {
      output.push(String(chunk));
      if (/compiling and linking, [1-9]/.test(output.join(""))) resolve();
    });
  });
  expect(runningProcesses(cache).length).toBeGreaterThan(0);
  const ended = once(build, "exit");
  build.kill("SIGINT");
  expect(await ended).toEqual([2, null]);
  expect(output.join("")).toContain("gatehouse tools: stopped by SIGINT");
  expect(runningProcesses(cache)).toEqual([]);
  const [home = ""] = readdirSync(join(cache, "tools"));
  expect(readdirSync(join(cache, "tools", home))).toEqual([]);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends a scan and leaves no process behind", async (signal) => {
  const marker = signal === "SIGINT" ? "sleep 602.25" : "sleep 602.5";
  const command = `echo begun >&2; ${marker} & ${marker}`;
  const args = ["scan", "examples/payments", "--scanner", "junit", "--out", scratchFolder(), "--test-command", command];
  const scan = spawn("node", [join(root, "bin/gatehouse.mjs"), ...args], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const output: string[] = [];
  const begun = new Promise<void>((resolve) => {
    scan.stderr.on("data", (chunk) => {
      output.push(String(chunk));
      if (output.join("").includes("begun")) resolve();
    });
  });
  await begun;
  const ended = once(scan, "exit");
  expect(runningProcesses(marker).length).toBeGreaterThan(0);
  scan.kill(signal);
  const [exitCode] = await ended;
  expect(exitCode).toBe(2);
  expect(output.join("")).toContain(`stopped by ${signal}`);
  expect(runningProcesses(marker)).toEqual([]);
});
