import { maskSecrets } from "../../lambdas/shared/secrets/mask";
import type { Coverage } from "./coverage";
import type { ScannerDefinition } from "./definition";
import type { ToolRun } from "./run-tool";

/** Whether a run counts, and why not. */
export interface Judgement {
  readonly status: "completed" | "failed";
  readonly detail?: string;
  readonly filesScanned: number;
}

export interface Evidence {
  readonly definition: ScannerDefinition;
  readonly run: ToolRun;
  /** The report's text; `null` when there is no such file. */
  readonly report: string | null;
  /** Files that the report must cover. */
  readonly applicable: readonly string[];
  /** Files that the report must name also where it is not strict: each holds something that the scanner has checks for. */
  readonly mustName: readonly string[];
  readonly readCoverage: (text: string) => Coverage;
}

/** Only a run that ended as it should and whose report shows what it covered is `completed`. */
export function judge(evidence: Evidence): Judgement {
  const failed = (detail: string, filesScanned = 0): Judgement => ({
    status: "failed",
    detail: maskSecrets(detail),
    filesScanned,
  });
  const { definition, run, report } = evidence;
  const ended = endProblem(definition, run);
  if (ended !== null) return failed(ended);
  if (report === null)
    return failed(`${definition.scanner} ended with ${run.exitCode} but wrote no ${definition.report}`);
  if (report.trim() === "") return failed(`${definition.scanner} ended with ${run.exitCode} but its report is empty`);
  try {
    const coverage = evidence.readCoverage(report);
    const problems = [...coverage.problems, ...gaps(evidence, coverage), ...contradiction(run, coverage)];
    const filesScanned = countOf(coverage);
    return problems.length > 0 ? failed(problems.join("; "), filesScanned) : { status: "completed", filesScanned };
  } catch (error) {
    return failed(`${definition.report} cannot be read: ${reasonOf(error)}`);
  }
}

/** The engine's own message quotes the report where it breaks off, and a report may hold a secret there. */
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return "it is no JSON, or is cut off";
  return error instanceof Error ? error.message : String(error);
}

function endProblem({ scanner, completedExitCodes }: ScannerDefinition, run: ToolRun): string | null {
  if (run.problem !== null) return run.problem;
  if (run.exitCode !== null && completedExitCodes.includes(run.exitCode)) return null;
  return `${scanner} ended with ${run.exitCode}; ${completedExitCodes.join(" or ")} would be a complete run`;
}

function countOf({ scanned, filesScanned }: Coverage): number {
  return filesScanned ?? scanned.length;
}

function gaps({ definition, applicable, mustName }: Evidence, coverage: Coverage): readonly string[] {
  const { scanned, strict } = coverage;
  const missing = (strict ? applicable : mustName).filter((path) => !scanned.includes(path));
  if (missing.length > 0)
    return [`the report does not cover ${missing.length} of ${applicable.length} files: ${some(missing)}`];
  if (countOf(coverage) === 0)
    return [`${definition.scanner} looked at nothing, but ${applicable.length} files are for it: ${some(applicable)}`];
  return [];
}

function contradiction({ exitCode }: ToolRun, { findings }: Coverage): readonly string[] {
  return exitCode !== 0 && findings === 0 ? [`exit code ${exitCode} means findings, but the report holds none`] : [];
}

function some(paths: readonly string[]): string {
  return paths.length > 3 ? `${paths.slice(0, 3).join(", ")}, …` : paths.join(", ");
}
