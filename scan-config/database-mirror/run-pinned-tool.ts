import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { runProcess } from "../installer/run-process";

export interface PinnedTool {
  /** Its name, which its program has too. */
  readonly name: string;
  /** Folder with `bin/<name>`. */
  readonly dir: string;
  /** Gets a home folder for the tool. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/**
 * Runs a tool without this process's credentials: it speaks with the internet, and may write nothing but its own folders.
 * @returns what it printed on stdout
 * @throws Error with the last line that it said
 */
export async function runPinnedTool(
  { name, dir, scratch, signal }: PinnedTool,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const home = join(scratch, `home-${name}`);
  mkdirSync(home, { recursive: true });
  const { exitCode, stdout, stderr } = await runProcess({
    program: join(dir, "bin", name),
    args,
    cwd: home,
    environment: { PATH: process.env.PATH, HOME: home, TMPDIR: home, LANG: "C.UTF-8", ...environment },
    onLine: () => {},
    signal,
  });
  if (exitCode === 0) return stdout;
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  throw new Error(
    `${name} ${args.slice(0, 2).join(" ")} ended with ${exitCode}: ${lines.at(-1)?.trim() ?? "no message"}`,
  );
}
