import { spawn } from "node:child_process";

/** What a finished child process left. */
export interface Executed {
  /** `null` when it was killed, ran out of time or never started. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ExecuteOptions {
  readonly cwd?: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly timeoutMilliseconds?: number;
  readonly signal?: AbortSignal;
}

/**
 * Runs a program without a shell and without input; never throws: a program that is not there has exit code `null`. It
 * has a process group of its own, so that what it has started (pip's and venv's own children) ends with it.
 */
export function execute(program: string, args: readonly string[], options: ExecuteOptions = {}): Promise<Executed> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: options.environment,
      stdio: ["ignore", "pipe", "pipe"],
      detached: true,
    });
    const texts = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].setEncoding("utf8").on("data", (text: string) => {
        texts[name] += text;
      });
    const end = (): void => endGroup(child.pid);
    const timer = options.timeoutMilliseconds ? setTimeout(end, options.timeoutMilliseconds) : undefined;
    options.signal?.addEventListener("abort", end, { once: true });
    process.once("exit", end);
    const finish = (exitCode: number | null, problem = ""): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener("abort", end);
      process.removeListener("exit", end);
      resolve({ exitCode, stdout: texts.stdout, stderr: texts.stderr || problem });
    };
    child.once("error", ({ message }) => finish(null, message));
    child.once("close", (exitCode) => finish(exitCode));
    if (options.signal?.aborted) end();
  });
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing of the group is left.
  }
}
