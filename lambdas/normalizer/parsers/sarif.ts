import { isObject, list, text } from "../../shared/json";
import { account, type Outcome, type ParsedReport, parseJson, unknownShape } from "./parser";
import { executionProblem, toolErrors } from "./sarif/invocations";
import { resultReader } from "./sarif/result";

const expected = `a SARIF 2.1.0 log: an object with "version": "2.1.0" and "runs"`;

/**
 * SARIF 2.1.0 of any tool (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). Entries are `results[]` of all runs, and
 * the errors that a tool reports of itself (a named drop: it may have looked at less than it should). Results that are
 * no failure (`kind`, `level: none`), suppressed, or gone since the baseline are named drops.
 * @throws UnreadableReportError
 */
export function parseSarif(report: string): ParsedReport {
  const json = parseJson(report, expected);
  if (!isObject(json) || json.version !== "2.1.0") return unknownShape(json, expected);
  const runs = list(json.runs);
  if (runs.length === 0) return account([], "the log has no run: nothing was scanned");
  const problems = runs.flatMap((run) => (isObject(run) ? (executionProblem(run) ?? []) : []));
  return account(runs.flatMap(ofRun), problems[0]);
}

function ofRun(run: unknown): readonly Outcome[] {
  if (!isObject(run) || !isObject(run.tool) || !isObject(run.tool.driver)) return [{ drop: "run without tool.driver" }];
  const tool = text(run.tool.driver.name) ?? "unnamed tool";
  const read = resultReader(tool, run, run.tool);
  return [
    ...list(run.results).map((result) => (isObject(result) ? read(result) : { drop: "result that is no object" })),
    ...toolErrors(run).map(() => ({ drop: "error that the tool reported of itself" })),
  ];
}
