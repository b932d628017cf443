import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { scanConfiguration } from "../../config/scan-configuration";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import type { Scanner } from "../../lambdas/shared/scanners";
import { type SourceFile, sourceDigest } from "../../lambdas/shared/source-digest";
import { CannotError } from "../support/errors";
import { isToolName } from "../tools/catalog";
import { databaseEnvironment, localDatabase, needsDatabase } from "../tools/databases/local-database";
import { ensureTool, type OnProgress } from "../tools/ensure-tool";
import { buildCommands } from "./build-commands";
import { runBuildCommands } from "./run-build-commands";
import { writeFiles } from "./write-files";

/** The scanners that can run here: those with a folder in scan-config/. */
export const localScanners = [
  "bandit",
  "safety",
  "checkov",
  "trivy",
  "grype",
  "junit",
  "sarif",
] as const satisfies readonly Scanner[];

export type LocalScanner = (typeof localScanners)[number];

export interface ScanRun {
  readonly scanner: LocalScanner;
  /** The files of the package, which the run gets as a copy of its own. */
  readonly source: readonly SourceFile[];
  /** Gets the report and `run.json`. */
  readonly reportDir: string;
  readonly workload: string;
  readonly execution: string;
  /** Folder with the Terraform of the source's CDKTF apps; only checkov needs it. */
  readonly terraform?: string;
  /** The command of the workload's own tests; only junit and sarif need it. */
  readonly testCommand?: string;
  readonly onProgress: OnProgress;
  readonly signal?: AbortSignal;
}

/**
 * Runs one scanner on a copy of the source, by the build commands of its buildspec.
 * @returns its run manifest, whether it completed or not
 * @throws CannotError when the tool cannot be set up, or the run left no manifest
 */
export async function runScanner(run: ScanRun): Promise<RunManifest> {
  const { scanner, signal, onProgress } = run;
  const tool = isToolName(scanner) ? await ensureTool(scanner, onProgress, signal) : null;
  const scratch = mkdtempSync(join(tmpdir(), `gatehouse-${scanner}-`));
  const [cwd, scanConfig] = [join(scratch, "source"), join(scratch, "scan-config")];
  const reportDir = resolve(run.reportDir);
  mkdirSync(reportDir, { recursive: true });
  rmSync(join(reportDir, "run.json"), { force: true });
  try {
    writeFiles(cwd, run.source);
    writeFiles(scanConfig, scanConfiguration());
    const exitCode = await runBuildCommands({
      commands: buildCommands(scanner),
      environment: {
        CODEBUILD_SRC_DIR: cwd,
        GATEHOUSE_SCAN_CONFIG: scanConfig,
        GATEHOUSE_TOOL: tool?.dir ?? join(scratch, "no-tool"),
        GATEHOUSE_REPORT_DIR: reportDir,
        GATEHOUSE_WORKLOAD: run.workload,
        GATEHOUSE_EXECUTION: run.execution,
        GATEHOUSE_SOURCE_SHA256: sourceDigest(run.source),
        ...(run.terraform !== undefined && { CODEBUILD_SRC_DIR_Terraform: run.terraform }),
        ...(run.testCommand !== undefined && { GATEHOUSE_TEST_COMMAND: run.testCommand }),
        ...(await databaseOf(run)),
      },
      cwd,
      onLine: onProgress,
      ...(signal && { signal }),
    });
    signal?.throwIfAborted();
    return readManifest(join(reportDir, "run.json"), scanner, exitCode);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function databaseOf({ scanner, onProgress, signal }: ScanRun): Promise<Readonly<Record<string, string>>> {
  if (!needsDatabase(scanner)) return {};
  const database = await localDatabase(scanner, onProgress, signal);
  if (database.kind === "example")
    onProgress(`GATEHOUSE_DATABASES has no vulnerability database for ${scanner}: the small example database is used`);
  return databaseEnvironment(database);
}

function readManifest(file: string, scanner: string, exitCode: number | null): RunManifest {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as RunManifest;
  } catch {
    throw new CannotError(
      `${scanner} left no ${file} (exit code ${exitCode ?? "none: it was killed"})`,
      "read its output above",
    );
  }
}
