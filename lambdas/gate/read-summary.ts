import { isObject, parsedJson } from "../shared/json";
import type { Summary } from "../shared/summary";

/** summary.json, or `undefined` when it is not a summary. */
export function readSummary(summaryJson: string): Summary | undefined {
  const json = parsedJson(summaryJson);
  const isSummary =
    isObject(json) &&
    json.schemaVersion === 1 &&
    [json.findings, json.merged].every(Number.isSafeInteger) &&
    Array.isArray(json.reports) &&
    json.reports.every(isReport);
  return isSummary ? (json as unknown as Summary) : undefined;
}

function isReport(report: unknown): boolean {
  return (
    isObject(report) &&
    [report.scanner, report.file].every((name) => typeof name === "string") &&
    [report.entries, report.findings].every(Number.isSafeInteger) &&
    ["string", "undefined"].includes(typeof report.error) &&
    Array.isArray(report.dropped) &&
    report.dropped.every(
      (drop) => isObject(drop) && typeof drop.reason === "string" && Number.isSafeInteger(drop.count),
    )
  );
}
