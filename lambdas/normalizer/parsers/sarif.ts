import { isObject, list, optional, text } from "../../shared/json";
import { arrayEntries } from "../../shared/json-document/entries";
import type { JsonDocument } from "../../shared/json-document/open-json";
import { ofMember } from "./member-entries";
import { dropsOf, type EntryList, type JsonFormat, type OpenReport, unknownShape } from "./parser";
import { executionProblem, toolErrors } from "./sarif/invocations";
import { resultReader } from "./sarif/result";

const expected = `a SARIF 2.1.0 log: an object with "version": "2.1.0" and "runs"`;

/**
 * SARIF 2.1.0 of any tool (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). Entries are `results[]` of all runs, and
 * the errors that a tool reports of itself (a named drop: it may have looked at less than it should). Results that are
 * no failure (`kind`, `level: none`), suppressed, or gone since the baseline are named drops.
 */
export const sarif: JsonFormat = { expected, lists: ["results"], open };

function open(document: JsonDocument): OpenReport {
  const { root } = document;
  if (!isObject(root) || root.version !== "2.1.0") return unknownShape(root, expected);
  const runs = list(root.runs);
  if (runs.length === 0) return { lists: [], error: "the log has no run: nothing was scanned" };
  const problems = runs.flatMap((run) => (isObject(run) ? (executionProblem(run) ?? []) : []));
  return { lists: runs.flatMap((run) => ofRun(run, document)), ...optional("error", problems[0]) };
}

function ofRun(run: unknown, document: JsonDocument): readonly EntryList[] {
  if (!isObject(run) || !isObject(run.tool) || !isObject(run.tool.driver))
    return dropsOf(arrayEntries([run]), "run without tool.driver");
  const tool = text(run.tool.driver.name) ?? "unnamed tool";
  const read = resultReader(tool, run, run.tool);
  return [
    ...ofMember(run, "results", document, (entries) => [
      { entries, read: (result) => (isObject(result) ? read(result) : { drop: "result that is no object" }) },
    ]),
    ...dropsOf(arrayEntries(toolErrors(run)), "error that the tool reported of itself"),
  ];
}
