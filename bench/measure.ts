import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";

/** What a command used, all its processes together, and what it said. */
export interface Measured {
  /** From its start to its end, as a user waits for it. */
  readonly wallMilliseconds: number;
  /** User and system time of all its processes. */
  readonly cpuMilliseconds: number;
  /** The highest resident memory of any one of its processes. */
  readonly peakBytes: number;
  /** `null` when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface MeasureOptions {
  /** What the command writes to the temporary folder goes here. */
  readonly folder: string;
  /** The module that notes what a process used (`child/usage.ts`, bundled). */
  readonly usageHook: string;
  readonly signal: AbortSignal;
}

/**
 * Runs a Node.js program and measures it.
 * @throws the reason of `signal` when it aborts; the program is ended then
 */
export async function measure(args: readonly string[], options: MeasureOptions): Promise<Measured> {
  const { folder, usageHook, signal } = options;
  const usageFile = join(folder, `usage-${randomUUID()}.jsonl`);
  const nodeOptions = [process.env.NODE_OPTIONS ?? "", "--require", JSON.stringify(usageHook)].join(" ").trim();
  const started = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, TMPDIR: folder, NODE_OPTIONS: nodeOptions, GATEHOUSE_BENCH_USAGE: usageFile },
    stdio: ["ignore", "pipe", "pipe"],
    signal,
    killSignal: "SIGKILL",
  });
  const ended = new Promise<{ readonly exitCode: number | null; readonly wallMilliseconds: number }>((done, fail) => {
    child.once("error", (error) => fail(signal.aborted ? signal.reason : error));
    child.once("exit", (exitCode) => done({ exitCode, wallMilliseconds: performance.now() - started }));
  });
  const [end, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  const usage = usageIn(usageFile);
  rmSync(usageFile, { force: true });
  return { ...end, ...usage, stdout, stderr };
}

interface Usage {
  readonly cpuMilliseconds: number;
  readonly peakBytes: number;
}

/** Nothing when the processes were killed before they could note it. */
function usageIn(file: string): Usage {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  const usages = lines.map((line): Usage => JSON.parse(line));
  return {
    cpuMilliseconds: usages.reduce((sum, { cpuMilliseconds }) => sum + cpuMilliseconds, 0),
    peakBytes: Math.max(0, ...usages.map(({ peakBytes }) => peakBytes)),
  };
}
