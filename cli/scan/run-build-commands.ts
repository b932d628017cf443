import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { CannotError } from "../support/errors";

export interface BuildCommands {
  /** Run one after the other in one bash, which ends at the first that fails, as in CodeBuild. */
  readonly commands: readonly string[];
  /** The build's environment. Nothing of this process's own comes with it but what finds programs. */
  readonly environment: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly signal?: AbortSignal;
  /** Gets each line that the commands print, on either stream. */
  readonly onLine?: (line: string) => void;
}

/** What of this process's environment a build gets: never its AWS credentials, nor settings of the tools. */
const inherited = ["PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ"] as const;

/** Time between asking a build to stop and ending it. */
const graceMilliseconds = 3000;

/**
 * Runs build commands in bash and in a process group of their own, of which nothing is left at the end.
 * @returns the exit code; `null` when a signal ended the build
 * @throws CannotError when there is no bash
 */
export async function runBuildCommands(build: BuildCommands): Promise<number | null> {
  build.signal?.throwIfAborted();
  const own = inherited.flatMap((name) =>
    process.env[name] === undefined ? [] : [[name, process.env[name]] as const],
  );
  const bash = spawn("bash", ["--noprofile", "--norc", "-e", "-c", build.commands.join("\n")], {
    cwd: build.cwd,
    env: { ...Object.fromEntries(own), ...build.environment },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const stop = (): void => {
    endGroup(bash, "SIGTERM");
    setTimeout(() => endGroup(bash, "SIGKILL"), graceMilliseconds).unref();
  };
  const end = (): void => endGroup(bash, "SIGKILL");
  build.signal?.addEventListener("abort", stop, { once: true });
  process.once("exit", end);
  const lines = [bash.stdout, bash.stderr].map((stream) => {
    const reader = createInterface({ input: stream });
    reader.on("line", (line) => build.onLine?.(line));
    return new Promise((resolve) => reader.once("close", resolve));
  });
  try {
    const exitCode = await exit(bash);
    // What the commands started and left behind would hold their output open.
    end();
    await Promise.all(lines);
    return exitCode;
  } finally {
    build.signal?.removeEventListener("abort", stop);
    process.removeListener("exit", end);
  }
}

function exit(bash: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    bash.once("exit", resolve);
    bash.once("error", (error) =>
      reject(new CannotError(`cannot start bash: ${error.message}`, "the build commands need bash: install it")),
    );
  });
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
