import { existsSync, lstatSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { versionOf } from "../../scan-config/installer/on-path";
import { readRelease } from "../../scan-config/installer/release";
import { cacheFolder } from "./cache";
import { type PinnedTool, pinnedTool, type ToolName } from "./catalog";
import { installGoTool } from "./install-go-tool";
import { installPythonTool } from "./install-python-tool";
import { completeFolder, setUpOnce } from "./set-up-once";

/** A tool that is set up. */
export interface InstalledTool {
  /** Its own folder: programs are in `<dir>/bin`. */
  readonly dir: string;
  readonly version: string;
}

export type OnProgress = (line: string) => void;

/** Where a tool lives; the lock's digest is in the name, so a new lock never touches an old tool. */
function home({ name, version, lockDigest }: PinnedTool): string {
  return join(cacheFolder(), "tools", `${name}-${version}-${lockDigest.slice(0, 16)}`);
}

/** An upgraded Python leaves an environment's link to it dangling, a removed program the link that stands for it. */
function program(tool: PinnedTool, dir: string): string {
  return join(dir, "bin", tool.kind === "python" ? "python" : tool.name);
}

/** The tool when it is set up, without starting a process; otherwise `null`. */
export function installedTool(name: ToolName): InstalledTool | null {
  const tool = pinnedTool(name);
  const dir = completeFolder({ home: home(tool), isUsable: (one) => existsSync(program(tool, one)) });
  return dir === null ? null : { dir, version: tool.version };
}

/**
 * The pinned tool in its own folder, set up when it is not there yet.
 * @param onProgress gets a line when there is something to wait for
 * @throws CannotError with what is missing (Python, Go, a network, disk space) and what to do
 */
export async function ensureTool(name: ToolName, onProgress: OnProgress, signal?: AbortSignal): Promise<InstalledTool> {
  const tool = pinnedTool(name);
  await forgetUpgraded(tool);
  const started = Date.now();
  const dir = await setUpOnce({
    home: home(tool),
    isUsable: (one) => existsSync(program(tool, one)),
    onWait: () => onProgress(`${name} ${tool.version}: waiting for another process that sets it up`),
    make: async (folder) => {
      if (tool.kind === "python") await installPythonTool(tool, folder, onProgress, signal);
      else await installGoTool(tool, folder, onProgress, signal);
      onProgress(`${name} ${tool.version}: ready after ${((Date.now() - started) / 1000).toFixed(0)} s`);
    },
  });
  return { dir, version: tool.version };
}

/** A program of the user's PATH may have become another version since it was taken. */
async function forgetUpgraded(tool: PinnedTool): Promise<void> {
  const present = installedTool(tool.name);
  if (tool.kind === "python" || present === null) return;
  const file = program(tool, present.dir);
  if (!lstatSync(file).isSymbolicLink()) return;
  if ((await versionOf(file, readRelease(tool.folder).versionArguments)) !== tool.version) await rm(file);
}
