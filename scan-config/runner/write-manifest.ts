import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunManifest } from "../../lambdas/shared/run-manifest";

/**
 * Writes `run.json`, whatever the tool has made of the report folder: a report that filled the disk, or custom tests that
 * put something else in its place, leave no room for what is said of them. Then everything there is removed, and the run
 * has failed.
 * @returns the manifest that was written
 */
export function writeManifest(folder: string, manifest: RunManifest): RunManifest {
  try {
    write(folder, manifest);
    return manifest;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const failed = {
      ...manifest,
      status: "failed",
      report: null,
      detail: `run.json could not be written beside the report, so the report was removed: ${reason}`,
    } as const;
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    write(folder, failed);
    return failed;
  }
}

function write(folder: string, manifest: RunManifest): void {
  writeFileSync(join(folder, "run.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}
