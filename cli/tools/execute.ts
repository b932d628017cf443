import { execFile } from "node:child_process";

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

/** Runs a program without a shell and without input; never throws: a program that is not there has exit code `null`. */
export function execute(program: string, args: readonly string[], options: ExecuteOptions = {}): Promise<Executed> {
  return new Promise((resolve) => {
    const child = execFile(
      program,
      args,
      {
        maxBuffer: 64 * 1024 * 1024,
        killSignal: "SIGKILL",
        ...(options.cwd && { cwd: options.cwd }),
        ...(options.environment && { env: options.environment }),
        ...(options.timeoutMilliseconds && { timeout: options.timeoutMilliseconds }),
        ...(options.signal && { signal: options.signal }),
      },
      (error, stdout, stderr) =>
        resolve({
          exitCode: error ? (typeof error.code === "number" ? error.code : null) : 0,
          stdout,
          stderr: stderr || (error?.message ?? ""),
        }),
    );
    child.stdin?.end();
  });
}
