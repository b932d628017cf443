import type { Coverage, CoverageContext } from "../coverage";
import { asArray, asObject, type JsonObject } from "./json";
import { relativePath } from "./relative-path";

const lists = ["passed_checks", "failed_checks", "skipped_checks"] as const;

/**
 * Checkov 3: one object per framework, in an array when there are several; `{"passed": 0, …}` when no file was taken
 * for infrastructure code. A file without any check is not in the report, so coverage cannot be strict per file.
 */
export function checkovCoverage(text: string, { sourceDirectory }: Pick<CoverageContext, "sourceDirectory">): Coverage {
  const report: unknown = JSON.parse(text);
  const frameworks = (Array.isArray(report) ? report : [report]).map((entry) => asObject(entry, "the report"));
  const read = frameworks.map((framework) => coverage(framework, sourceDirectory));
  return {
    scanned: [...new Set(read.flatMap(({ scanned }) => scanned))],
    findings: read.reduce((total, { findings }) => total + findings, 0),
    problems: read.flatMap(({ problems }) => problems),
    strict: false,
  };
}

function coverage(framework: JsonObject, sourceDirectory: string): Coverage {
  const nothing = framework.results === undefined && framework.passed === 0 && framework.failed === 0;
  if (nothing) return { scanned: [], findings: 0, problems: unread(framework, []), strict: false };
  const results = asObject(framework.results, "results");
  const checks = lists.map((list) => asArray(results[list], `results.${list}`));
  const paths = checks.flat().map((check) => String(asObject(check, "a check").file_path));
  return {
    scanned: paths.map((path) => relativePath(path.replace(/^\/+/, ""), sourceDirectory)),
    findings: checks[1]?.length ?? 0,
    problems: unread(asObject(framework.summary, "summary"), asArray(results.parsing_errors ?? [], "parsing_errors")),
    strict: false,
  };
}

function unread(summary: JsonObject, files: readonly unknown[]): readonly string[] {
  if (summary.parsing_errors === 0 && files.length === 0) return [];
  return [`Checkov could not read ${files.join(", ") || `${summary.parsing_errors} files, which it does not name`}`];
}
