import { rmSync, statSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { stopSignal } from "../cli/preview/stop-signal";
import { runs } from "../cli/support/command";
import { CannotError, type ExitCode } from "../cli/support/errors";
import { note, printJson } from "../cli/support/output";
import { projectRoot } from "../config/project-root";
import { goalSizes, goalsOf } from "./goals";
import { type BenchOptions, measureSize, measureStart } from "./normalizer";
import { repetitionsOf, sizes, wholeNumber } from "./options";
import type { ReportResult } from "./result";
import { scratchFolder } from "./scratch";
import { readParts } from "./templates";

interface NormalizerOptions {
  readonly sizes: readonly number[];
  readonly repetitions?: number;
  readonly keep?: true;
}

const normalizer = new Command("normalizer")
  .description("time and memory of gatehouse normalize on reports of Trivy, against JSON.parse + JSON.stringify")
  .option("--sizes <counts>", "how many vulnerabilities each report has", sizes, goalSizes)
  .option("--repetitions <number>", "runs of each report (default: 5; 1 above 100000 vulnerabilities)", wholeNumber)
  .option("--keep", "leave the reports where they were written");

async function run(asked: NormalizerOptions): Promise<ExitCode> {
  const folder = scratchFolder(Math.max(...asked.sizes));
  // Not `finally`: what is left goes also when nobody reads stdout any more.
  process.once("exit", () => asked.keep || rmSync(folder, { recursive: true, force: true }));
  printJson(await benchmark(asked, folder));
  if (asked.keep) note(`the reports are in ${folder}`);
  return 0;
}

async function benchmark(asked: NormalizerOptions, folder: string): Promise<object> {
  const parts = readParts(projectRoot);
  const signal = stopSignal();
  const usageHook = join(projectRoot, "dist", "bench", "usage.cjs");
  const options: BenchOptions = { folder, usageHook, signal, parts, keep: asked.keep === true };
  const loadAverage = loadavg()[0];
  const built = builtAt();
  const start = await measureStart(repetitionsOf(0, asked.repetitions), options);
  if ("error" in start) throw new CannotError(`gatehouse normalize fails on a report without findings: ${start.error}`);
  const reports: ReportResult[] = [];
  for (const size of asked.sizes) {
    reports.push(await measureSize(size, repetitionsOf(size, asked.repetitions), start, options));
    if (builtAt() !== built)
      throw new CannotError(
        "the sources changed while they were measured, so the figures are of no one version",
        "repeat",
      );
  }
  return {
    schemaVersion: 1,
    benchmark: "normalizer",
    machine: {
      ...{ node: process.version, platform: process.platform, cpu: cpus()[0]?.model },
      ...{ parallelism: availableParallelism(), memoryBytes: totalmem(), loadAverage },
    },
    templates: parts.templates.length,
    start,
    reports,
    goals: goalsOf(reports),
  };
}

/** When the launcher last bundled the sources; a run in which it does so again is slower. */
function builtAt(): number {
  return statSync(join(projectRoot, "dist", ".built")).mtimeMs;
}

new Command("bench")
  .addCommand(runs(normalizer, run).exitOverride())
  .exitOverride()
  .parseAsync()
  .catch((error: unknown) => {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  });
