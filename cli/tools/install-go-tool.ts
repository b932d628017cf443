import { install, type Origin } from "../../scan-config/installer/install";
import { InstallError } from "../../scan-config/installer/install-error";
import { readRelease } from "../../scan-config/installer/release";
import { CannotError } from "../support/errors";
import type { PinnedGoTool } from "./catalog";

const means: Readonly<Record<Origin, string>> = {
  path: "the one on PATH, which is this very version",
  release: "from its official release, verified by its SHA-256",
  build: "built from its pinned Go module",
};

/**
 * One program in `<dir>/bin`, as the scan projects' install phase puts it there.
 * @throws CannotError with what to do
 */
export async function installGoTool(
  { name, version, folder }: PinnedGoTool,
  dir: string,
  onProgress: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  onProgress(`${name} ${version}: setting up (once per machine; a build takes minutes)`);
  const origin = await explained(() => install({ release: readRelease(folder), folder, dir, onProgress, signal }));
  onProgress(`${name} ${version}: ${means[origin]}`);
}

/** The installer's errors as this command line's. */
export async function explained<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof InstallError ? new CannotError(error.message, error.next) : error;
  }
}
