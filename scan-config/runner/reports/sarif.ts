import type { Coverage, CoverageContext } from "../coverage";
import { asArray, asObject, type JsonObject } from "./json";
import { relativePath } from "./relative-path";

/**
 * SARIF 2.1.0 of the workload's own tools (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). A log need not name the files
 * that are clean, so each of its runs counts as one at least; a log without a run, and a run that says that it failed
 * or that has no results (section 3.14.23), is a problem.
 */
export function sarifCoverage(text: string, { sourceDirectory }: Pick<CoverageContext, "sourceDirectory">): Coverage {
  const log = asObject(JSON.parse(text), "the report");
  if (log.version !== "2.1.0") throw new Error(`version is ${log.version}, expected 2.1.0`);
  const runs = asArray(log.runs, "runs").map((run) => asObject(run, "a run"));
  const results = runs.flatMap((run) => asArray(run.results ?? [], "results").map((one) => asObject(one, "a result")));
  const scanned = new Set([...runs.flatMap(artifacts), ...results.flatMap(places)]);
  return {
    scanned: [...scanned].map((path) => relativePath(path, sourceDirectory)),
    filesScanned: Math.max(scanned.size, runs.length),
    findings: results.filter(({ kind = "fail" }) => kind === "fail").length,
    problems: runs.length > 0 ? runs.flatMap(problems) : ["the log has no run: nothing was scanned"],
    strict: false,
  };
}

function artifacts(run: JsonObject): readonly string[] {
  return asArray(run.artifacts ?? [], "artifacts").flatMap((one) => uri(asObject(one, "an artifact").location));
}

function places({ locations }: JsonObject): readonly string[] {
  return asArray(locations ?? [], "locations").flatMap((location) => {
    const { physicalLocation } = asObject(location, "a location");
    return physicalLocation === undefined ? [] : uri(asObject(physicalLocation, "a place").artifactLocation);
  });
}

function uri(location: unknown): readonly string[] {
  const { uri: path } = location === undefined ? { uri: undefined } : asObject(location, "an artifact's location");
  return typeof path === "string" ? [path.replace(/^file:\/\//, "")] : [];
}

function problems(run: JsonObject): readonly string[] {
  const driver = asObject(asObject(run.tool, "tool").driver, "tool.driver");
  const failed = asArray(run.invocations ?? [], "invocations").some(
    (invocation) => asObject(invocation, "an invocation").executionSuccessful === false,
  );
  if (failed) return [`${driver.name} says that its execution failed`];
  return Array.isArray(run.results) ? [] : [`${driver.name} gave no results`];
}
