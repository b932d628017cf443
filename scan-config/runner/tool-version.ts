import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { ScannerDefinition } from "./definition";

const timeout = 60_000;

/** First dotted number of what a tool prints for its version; empty when there is none. */
export function versionIn(output: string): string {
  return /\d+(?:\.\d+)+/.exec(output)?.[0] ?? "";
}

/**
 * Asks the tool for its version; where there is no tool of ours, it is the version of the report's format.
 * @throws Error when it cannot be asked or answers another version than the pinned one
 */
export async function toolVersion(
  { scanner, version, versionCommand }: ScannerDefinition,
  tool: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<string> {
  if (versionCommand === undefined) return version;
  const [program, ...args] = versionCommand;
  const path = join(tool, program);
  const { stdout } = await promisify(execFile)(path, args, { cwd, env, timeout }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new Error(`${scanner} cannot be asked for its version, is it installed at ${path}? (${reason})`);
  });
  const found = versionIn(stdout);
  if (found !== version) throw new Error(`${scanner} is version ${found || "unknown"}, pinned is ${version}`);
  return found;
}
