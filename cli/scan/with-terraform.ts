import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scanConfiguration, synthesisBuildspec } from "../../config/scan-configuration";
import type { SourceFile } from "../../lambdas/shared/source-digest";
import { cdktfApps } from "../../scan-config/synthesis/cdktf-apps";
import { recordFile } from "../../scan-config/synthesis/record";
import { CannotError } from "../support/errors";
import type { OnProgress } from "../tools/ensure-tool";
import { buildCommandsOf } from "./build-commands";
import { ownPackages } from "./own-packages";
import { runBuildCommands } from "./run-build-commands";
import { writeFiles } from "./write-files";

/**
 * Synthesizes the CDKTF apps of a source, on a copy of it and by the build commands of the pipeline's buildspec.
 * @param use gets the folder with the Terraform, which is removed afterwards; `null` when the source has no CDKTF app
 * @throws CannotError when nothing tells how it went
 */
export async function withTerraform<Result>(
  source: readonly SourceFile[],
  onProgress: OnProgress,
  signal: AbortSignal,
  use: (terraform: string | null) => Promise<Result>,
): Promise<Result> {
  if (cdktfApps(source).length === 0) return use(null);
  const scratch = mkdtempSync(join(tmpdir(), "gatehouse-synthesis-"));
  try {
    return await use(await synthesize(source, scratch, onProgress, signal));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function synthesize(
  source: readonly SourceFile[],
  scratch: string,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<string> {
  const [cwd, scanConfig, terraform] = [join(scratch, "source"), join(scratch, "config"), join(scratch, "terraform")];
  writeFiles(cwd, source);
  writeFiles(scanConfig, scanConfiguration());
  const exitCode = await runBuildCommands({
    commands: buildCommandsOf(synthesisBuildspec()),
    environment: {
      CODEBUILD_SRC_DIR: cwd,
      GATEHOUSE_SCAN_CONFIG: scanConfig,
      GATEHOUSE_TERRAFORM_DIR: terraform,
      GATEHOUSE_NODE_MODULES: ownPackages,
    },
    cwd,
    onLine: onProgress,
    signal,
  });
  signal.throwIfAborted();
  if (existsSync(join(terraform, recordFile))) return terraform;
  throw new CannotError(
    `the CDKTF apps could not be synthesized (exit code ${exitCode ?? "none: it was killed"})`,
    "read the output above",
  );
}
