import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CannotError } from "../cli/support/errors";
import { projectRoot } from "../config/project-root";
import type { Summary } from "../lambdas/shared/summary";
import { type Measured, type MeasureOptions, measure } from "./measure";
import type { Failure } from "./result";

/** One run of the baseline. */
export interface BaselineRun {
  readonly parseMilliseconds: number;
  readonly stringifyMilliseconds: number;
  readonly cpuMilliseconds: number;
  readonly process: Measured;
}

/** @throws CannotError when the baseline fails, which says nothing of Gatehouse */
export async function runBaseline(report: string, options: MeasureOptions): Promise<BaselineRun> {
  const measured = await measure([join(projectRoot, "dist", "bench", "baseline.cjs"), report], options);
  if (measured.exitCode !== 0)
    throw new CannotError(`JSON.parse of ${report} failed: ${ending(measured)}`, "choose smaller --sizes");
  return { ...JSON.parse(measured.stdout), process: measured };
}

/**
 * One run of `gatehouse normalize` on a report of Trivy; what it writes is removed.
 * @param findings how many there must be at its end
 */
export async function runNormalize(
  report: string,
  findings: number,
  options: MeasureOptions,
): Promise<Measured | Failure> {
  const out = join(options.folder, "findings.json");
  const summary = join(options.folder, "summary.json");
  const measured = await measure(
    [
      ...[join(projectRoot, "bin", "gatehouse.mjs"), "normalize", "--report", `trivy=${report}`],
      ...["--workload", "bench", "--account", "111122223333", "--region", "eu-central-1"],
      ...["--out", out, "--summary", summary],
    ],
    options,
  );
  const written = measured.exitCode === 0 ? findingsIn(summary) : 0;
  for (const file of [out, summary]) rmSync(file, { force: true });
  if (measured.exitCode !== 0) return { error: ending(measured) };
  return written === findings ? measured : { error: `wrote ${written} findings of ${findings}` };
}

function findingsIn(summary: string): number {
  const { findings }: Summary = JSON.parse(readFileSync(summary, "utf8"));
  return findings;
}

function ending({ exitCode, stderr }: Measured): string {
  return `${exitCode === null ? "ended by a signal" : `exit code ${exitCode}`}: ${stderr.trim().slice(-500)}`;
}
