import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { CannotError } from "../support/errors";
import { cacheFolder } from "./cache";
import { type PinnedTool, pinnedTool, type ToolName } from "./catalog";
import { execute } from "./execute";
import { explainPip } from "./pip-failure";
import { findPython } from "./python";
import { inTurn } from "./turn";

/** A tool that is set up. */
export interface InstalledTool {
  /** Its virtual environment: programs are in `<dir>/bin`. */
  readonly dir: string;
  readonly version: string;
}

export type OnProgress = (line: string) => void;

/** Where a tool's environments live; the lock's digest is in the name, so a new lock never touches an old environment. */
function home({ name, version, lockDigest }: PinnedTool): string {
  return join(cacheFolder(), "tools", `${name}-${version}-${lockDigest.slice(0, 16)}`);
}

/** The tool when it is set up, without starting a process; otherwise `null`. */
export function installedTool(name: ToolName): InstalledTool | null {
  const tool = pinnedTool(name);
  const marker = join(home(tool), ".complete");
  if (!existsSync(marker)) return null;
  const dir = join(home(tool), readFileSync(marker, "utf8").trim());
  // An upgraded Python leaves the environment's link to it dangling.
  return existsSync(join(dir, "bin", "python")) ? { dir, version: tool.version } : null;
}

/**
 * The pinned tool in its own virtual environment, set up from its hash lock when it is not there yet.
 * @param onProgress gets a line when there is something to wait for
 * @throws CannotError without Python or without the package index, with what to do
 */
export async function ensureTool(name: ToolName, onProgress: OnProgress, signal?: AbortSignal): Promise<InstalledTool> {
  const present = installedTool(name);
  if (present) return present;
  const tool = pinnedTool(name);
  await makeFolder(home(tool));
  return inTurn(
    join(home(tool), ".lock"),
    () => onProgress(`${name} ${tool.version}: waiting for another process that sets it up`),
    async () => installedTool(name) ?? (await install(tool, onProgress, signal)),
  );
}

async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw new CannotError(
      `cannot make the folder ${folder}: ${error instanceof Error ? error.message : error}`,
      "set GATEHOUSE_CACHE to a folder that you can write",
    );
  });
}

async function install(tool: PinnedTool, onProgress: OnProgress, signal?: AbortSignal): Promise<InstalledTool> {
  const python = await findPython();
  onProgress(`${tool.name} ${tool.version}: setting up with Python ${python.version} (once per machine)`);
  const started = Date.now();
  const folder = `venv-${randomUUID()}`;
  const dir = join(home(tool), folder);
  try {
    await step(tool, python.program, ["-I", "-m", "venv", dir], signal);
    const pip = [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--no-input",
      "--disable-pip-version-check",
      "--progress-bar",
      "off",
    ];
    const pinned = ["--retries", "2", "--require-hashes", "--no-deps", "--only-binary", ":all:", "-r", tool.lockFile];
    await step(tool, join(dir, "bin", "python"), [...pip, ...pinned], signal);
  } catch (error) {
    await rm(dir, { recursive: true, force: true });
    throw error;
  }
  const partial = join(home(tool), `.complete-${randomUUID()}`);
  await writeFile(partial, `${folder}\n`);
  await rename(partial, join(home(tool), ".complete"));
  onProgress(`${tool.name} ${tool.version}: ready after ${((Date.now() - started) / 1000).toFixed(0)} s`);
  return { dir, version: tool.version };
}

async function step(tool: PinnedTool, program: string, args: readonly string[], signal?: AbortSignal): Promise<void> {
  const { exitCode, stdout, stderr } = await execute(program, args, signal ? { signal } : {});
  if (exitCode === 0) return;
  signal?.throwIfAborted();
  const { message, next } = explainPip(`${stdout}\n${stderr}`);
  throw new CannotError(`cannot set up ${tool.name} ${tool.version}: ${message}`, next);
}
