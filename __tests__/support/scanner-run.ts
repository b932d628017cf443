import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildCommands } from "../../cli/scan/build-commands";
import { runBuildCommands } from "../../cli/scan/run-build-commands";
import type { LocalScanner } from "../../cli/scan/run-scanner";
import { writeFiles } from "../../cli/scan/write-files";
import { isToolName } from "../../cli/tools/catalog";
import { needsDatabase, prepareExampleDatabase } from "../../cli/tools/databases/local-database";
import { ensureTool } from "../../cli/tools/ensure-tool";
import { scanConfiguration } from "../../config/scan-configuration";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import { type SourceFile, sourceDigest } from "../../lambdas/shared/source-digest";
import { scratchFolder } from "./scratch";

export interface ScannerRun {
  readonly exitCode: number | null;
  readonly run: RunManifest;
  readonly reportDir: string;
}

/** Sets the tools up before the tests, so that a test's time is its own. */
export async function ensureTools(...names: readonly LocalScanner[]): Promise<void> {
  for (const name of names) if (isToolName(name)) await ensureTool(name, () => {});
}

/** One build of a scanner's buildspec on a source, with the environment of the pipeline but for what `change` says. */
export async function scannerRun(
  scanner: LocalScanner,
  source: Readonly<Record<string, string>>,
  change: Readonly<Record<string, string>> = {},
  configure: (files: SourceFile[]) => SourceFile[] = (files) => files,
): Promise<ScannerRun> {
  const [cwd, scanConfig, reportDir] = [scratchFolder(source), scratchFolder(), scratchFolder()];
  const files = Object.entries(source).map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  writeFiles(scanConfig, configure(scanConfiguration()));
  const exitCode = await runBuildCommands({
    commands: buildCommands(scanner),
    environment: {
      CODEBUILD_SRC_DIR: cwd,
      GATEHOUSE_SCAN_CONFIG: scanConfig,
      GATEHOUSE_TOOL: isToolName(scanner) ? (await ensureTool(scanner, () => {})).dir : scratchFolder(),
      GATEHOUSE_REPORT_DIR: reportDir,
      GATEHOUSE_WORKLOAD: "payments",
      GATEHOUSE_EXECUTION: "e-1",
      GATEHOUSE_SOURCE_SHA256: sourceDigest(files),
      ...(needsDatabase(scanner) && { GATEHOUSE_DATABASE: await prepareExampleDatabase(scanner) }),
      GATEHOUSE_DATABASE_KIND: "example",
      ...change,
    },
    cwd,
  });
  return { exitCode, reportDir, run: JSON.parse(readFileSync(join(reportDir, "run.json"), "utf8")) as RunManifest };
}
