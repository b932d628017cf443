import { constants } from "node:buffer";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { note } from "../cli/support/output";
import { type BaselineRun, runBaseline, runNormalize } from "./commands";
import { costOf } from "./cost";
import type { Measured, MeasureOptions } from "./measure";
import type { BaselineResult, Failure, NormalizeResult, ReportResult } from "./result";
import { spreadOf } from "./statistics";
import type { Parts } from "./templates";
import { trivyReport } from "./trivy-report";
import { writeReport } from "./write-report";

export interface BenchOptions extends MeasureOptions {
  readonly parts: Parts;
  /** Whether the reports stay in the folder. */
  readonly keep: boolean;
}

/** What a report without findings costs, whatever is measured later: the start and end of the process. */
export async function measureStart(repetitions: number, options: BenchOptions): Promise<NormalizeResult | Failure> {
  const { normalize } = await measureReport(0, repetitions, options);
  return normalize;
}

/** A report of that many vulnerabilities, against the baseline. */
export async function measureSize(
  findings: number,
  repetitions: number,
  start: NormalizeResult,
  options: BenchOptions,
): Promise<ReportResult> {
  const { bytes, baseline, normalize } = await measureReport(findings, repetitions, options);
  return {
    findings,
    bytes,
    bytesPerFinding: Math.round(bytes / findings),
    repetitions,
    baseline,
    normalize: "error" in normalize ? normalize : { ...normalize, ...costOf(findings, normalize, start, baseline) },
  };
}

interface MeasuredReport {
  readonly bytes: number;
  readonly baseline: BaselineResult | null;
  readonly normalize: NormalizeResult | Failure;
}

/** Baseline and command in turns, so that whatever else the machine does slows both. */
async function measureReport(findings: number, repetitions: number, options: BenchOptions): Promise<MeasuredReport> {
  const report = join(options.folder, `trivy-${findings}.json`);
  note(`${findings} findings: writing the report`);
  const bytes = await writeReport(report, trivyReport(options.parts, findings), options.signal);
  const baselines: BaselineRun[] = [];
  const runs: Measured[] = [];
  for (let run = 1; run <= repetitions; run += 1) {
    if (bytes <= constants.MAX_STRING_LENGTH) baselines.push(await runBaseline(report, options));
    const measured = await runNormalize(report, findings, options);
    if ("error" in measured) return { bytes, baseline: baselineResult(baselines), normalize: measured };
    runs.push(measured);
    note(`${findings} findings: run ${run} of ${repetitions}: ${Math.round(measured.wallMilliseconds)} ms`);
  }
  if (!options.keep) rmSync(report);
  return { bytes, baseline: baselineResult(baselines), normalize: normalizeResult(runs) };
}

function baselineResult(runs: readonly BaselineRun[]): BaselineResult | null {
  if (runs.length === 0) return null;
  return {
    parseMilliseconds: spreadOf(runs.map(({ parseMilliseconds }) => parseMilliseconds)),
    stringifyMilliseconds: spreadOf(runs.map(({ stringifyMilliseconds }) => stringifyMilliseconds)),
    callsMilliseconds: spreadOf(runs.map((run) => run.parseMilliseconds + run.stringifyMilliseconds)),
    callsCpuMilliseconds: spreadOf(runs.map(({ cpuMilliseconds }) => cpuMilliseconds)),
    processMilliseconds: spreadOf(runs.map((run) => run.process.wallMilliseconds)),
    peakBytes: spreadOf(runs.map((run) => run.process.peakBytes)),
  };
}

function normalizeResult(runs: readonly Measured[]): NormalizeResult {
  return {
    wallMilliseconds: spreadOf(runs.map(({ wallMilliseconds }) => wallMilliseconds)),
    cpuMilliseconds: spreadOf(runs.map(({ cpuMilliseconds }) => cpuMilliseconds)),
    peakBytes: spreadOf(runs.map(({ peakBytes }) => peakBytes)),
  };
}
