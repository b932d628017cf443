import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { versionIn } from "../runner/tool-version";
import type { Release } from "./release";
import { runProcess } from "./run-process";

/** A program of the user's PATH that prints exactly the pinned version; otherwise `null`. */
export async function programOnPath(
  release: Pick<Release, "tool" | "version" | "versionArguments">,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  // A relative entry would take the program out of whatever folder this is called in.
  const folders = (environment.PATH ?? "").split(delimiter).filter(isAbsolute);
  const program = folders.map((folder) => join(folder, release.tool)).find(isExecutable);
  if (program === undefined) return null;
  return (await versionOf(program, release.versionArguments)) === release.version ? program : null;
}

/** What a program prints for its version; empty when it prints none. */
export async function versionOf(program: string, args: readonly string[]): Promise<string> {
  const signal = AbortSignal.timeout(20_000);
  const run = { program, args, cwd: "/", environment: process.env, onLine: () => {}, signal };
  return runProcess(run).then(
    ({ exitCode, stdout }) => (exitCode === 0 ? versionIn(stdout) : ""),
    () => "",
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
