import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectRoot } from "../../../config/project-root";
import { longestWaiver } from "../../findings/longest-waiver";
import { CannotError } from "../../support/errors";
import { ensureTool } from "../../tools/ensure-tool";
import { execute } from "../../tools/execute";
import type { Progress } from "../progress/progress";
import type { SynthesizedStack } from "../synthesize";
import { readCheckovReport } from "./checkov-report";
import { isScanned, judgeTerraform, type TerraformJudgement } from "./judge";
import { stackResources } from "./stack-resources";

export type TerraformScan = TerraformJudgement;

export interface TerraformScanRequest {
  readonly stacks: readonly SynthesizedStack[];
  /** Gets `checkov.json` and `judgement.json`. */
  readonly out: string;
  readonly scratch: string;
  readonly progress: Pick<Progress, "line">;
  readonly signal: AbortSignal;
}

/**
 * Scans our own synthesized Terraform as a workload's would be.
 * @throws CannotError when it could not be scanned
 */
export async function scanTerraform(request: TerraformScanRequest): Promise<TerraformScan> {
  const { stacks, out } = request;
  const text = await checkov(request);
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "checkov.json"), text);
  const checks = readCheckovReport(text);
  const judgement = judgeTerraform(
    checks,
    stacks.map(({ id }) => id),
    stacks.filter(({ id }) => isScanned(id, checks)).flatMap(stackResources),
    { longest: longestWaiver(), now: new Date() },
  );
  writeFileSync(join(out, "judgement.json"), `${JSON.stringify(judgement, null, 2)}\n`);
  return judgement;
}

/** The figures in a line. */
export function terraformFigures({ passed, waived, expired, problems }: TerraformScan): string {
  const ended = expired.length > 0 ? `, ${expired.length} whose waiver has expired` : "";
  return `${passed} passed, ${problems.length} to mend, ${waived.length} waived${ended}`;
}

/**
 * Waivers that have expired stop the platform's pipeline (`check-terraform`), but no local run: the same Terraform was good
 * enough a day before.
 * @throws CannotError when a check fails without a waiver, or something was not scanned
 */
export function requireCleanTerraform({ problems }: TerraformScan): void {
  if (problems.length === 0) return;
  throw new CannotError(
    `Checkov on the synthesized Terraform, ${problems.length} to mend:\n${problems.map((one) => `  ${one}`).join("\n")}`,
  );
}

async function checkov({ stacks, scratch, progress, signal }: TerraformScanRequest): Promise<string> {
  const { dir } = await ensureTool("checkov", progress.line, signal);
  const [first] = stacks;
  if (!first) throw new CannotError("the configuration gives no stack", "add a workload");
  const { exitCode, stdout, stderr } = await execute(
    join(dir, "bin", "python"),
    [
      "-I",
      join(projectRoot, "scan-config/checkov/run.py"),
      "--directory",
      dirname(first.folder),
      "--framework",
      "terraform_json",
      "--output",
      "json",
      "--skip-download",
    ],
    { cwd: scratch, environment: { PATH: process.env.PATH, HOME: scratch, TMPDIR: scratch }, signal },
  );
  signal.throwIfAborted();
  if (exitCode === 0 || exitCode === 1) return stdout;
  throw new CannotError(`Checkov ended with exit code ${exitCode}: ${stderr.trim().split("\n").at(-1)}`);
}
