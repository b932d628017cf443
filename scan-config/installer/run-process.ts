import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface ProcessRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Gets each line of stderr. */
  readonly onLine: (line: string) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface ProcessEnd {
  /** `null` when it was killed or never started. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `go` removes its temporary files and ends its compilers when it is interrupted, but not when it is killed. */
const graceMilliseconds = 3000;

/** Runs a program in a process group of its own, of which nothing is left when `signal` aborts or this process ends. */
export async function runProcess(run: ProcessRun): Promise<ProcessEnd> {
  run.signal?.throwIfAborted();
  const child = spawn(run.program, run.args, {
    cwd: run.cwd,
    env: run.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const end = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    } catch {
      // Nothing of the group is left.
    }
  };
  const stop = (): void => {
    end("SIGINT");
    setTimeout(() => end("SIGKILL"), graceMilliseconds).unref();
  };
  const kill = (): void => end("SIGKILL");
  run.signal?.addEventListener("abort", stop, { once: true });
  process.once("exit", kill);
  const stdout: Buffer[] = [];
  const stderr: string[] = [];
  child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
  createInterface({ input: child.stderr }).on("line", (line) => {
    stderr.push(line);
    run.onLine(line);
  });
  try {
    const exitCode = await new Promise<number | null>((resolve) => {
      child.once("close", resolve);
      child.once("error", (error) => {
        stderr.push(error.message);
        resolve(null);
      });
    });
    run.signal?.throwIfAborted();
    return { exitCode, stdout: Buffer.concat(stdout).toString("utf8"), stderr: stderr.join("\n") };
  } finally {
    run.signal?.removeEventListener("abort", stop);
    process.removeListener("exit", kill);
  }
}
