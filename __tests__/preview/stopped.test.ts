import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { passedStages } from "../support/passed-stages";
import { type PreviewRun, type RunningProcess, startInTerminal, startPreview } from "../support/preview-run";

async function processOf(run: PreviewRun, wanted: (process: RunningProcess) => boolean): Promise<RunningProcess> {
  for (;;) {
    const found = run.processes().find(wanted);
    if (found) return found;
    if (run.child.exitCode !== null) throw new Error((await run.ended).stderr);
    await sleep(5);
  }
}

describe.each(["SIGINT", "SIGTERM"] as const)("%s while the scanners run", (signal) => {
  test("ends everything within seconds, leaves nothing and no verdict", async () => {
    const run = startPreview(["--workload", "payments-fixed"]);
    await run.told(/payments-fixed: Scan$/m);
    await processOf(run, ({ command }) => command.includes("run-scanner"));
    run.child.kill(signal);
    const started = Date.now();
    const { exitCode, stdout, stderr } = await run.ended;
    expect(Date.now() - started).toBeLessThan(6000);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(`gatehouse preview: stopped by ${signal}`);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(run.processes()).toEqual([]);
    expect(run.leftovers()).toEqual([]);
    expect(existsSync(join(run.out, "payments-fixed", "verdict.json"))).toBe(false);
  });
});

test("Ctrl-C in a terminal leaves nothing either, and gives the cursor back", async () => {
  const run = startInTerminal("payments-fixed: Scan", ["--workload", "payments-fixed"]);
  const { exitCode, stdout } = await run.ended;
  expect(stdout).toContain("gatehouse preview: stopped by SIGINT");
  expect(exitCode).toBe(2);
  expect(stdout.lastIndexOf("\u001b[?25h")).toBeGreaterThan(stdout.lastIndexOf("\u001b[?25l"));
  expect(run.processes()).toEqual([]);
  expect(run.leftovers()).toEqual([]);
});

test("a scanner that is killed blocks, with a sentence that names it, and nothing is deployed", async () => {
  const run = startPreview(["--workload", "payments-fixed", "--json"]);
  const isSafety = ({ command }: RunningProcess) => /\/bin\/python\S* \S*\/bin\/safety .*check /.test(command);
  const { pid } = await processOf(run, isSafety);
  process.kill(pid, "SIGKILL");
  const { exitCode, stdout, stderr } = await run.ended;
  expect([exitCode, stderr]).toEqual([1, expect.any(String)]);
  const [workload] = JSON.parse(stdout).workloads;
  expect(workload).toMatchObject({ verdict: "BLOCK", decidedBy: "gate" });
  // What the others found was imported all the same, and they blocked nothing.
  expect(workload.stages.map(({ name, status }: Record<string, string>) => `${name} ${status}`)).toEqual([
    ...passedStages,
    "Publish skipped",
    "Admit-staging refused",
    "Deploy-staging notReached",
    "Admit-production notReached",
    "Deploy-production notReached",
  ]);
  expect(workload.reasons).toEqual([
    expect.objectContaining({
      code: "scanner-failed",
      scanner: "safety",
      message: expect.stringMatching(/safety did not complete.*killed by SIGKILL/),
    }),
  ]);
  expect(workload.deployments.map(({ status }: { status: string | null }) => status)).toEqual([null, null]);
  expect(JSON.parse(readFileSync(join(run.out, "payments-fixed", "verdict.json"), "utf8")).verdict).toBe("BLOCK");
});
