import { isObject, text } from "../../shared/json";
import { type ParsedReport, parseJson, unknownShape } from "./parser";
import { parseCheck } from "./safety/check";
import { parseLegacy } from "./safety/legacy";
import { parseScan } from "./safety/scan";

const expected = `Safety's JSON report: of "safety check" 2.x or 3.x an object with "report_meta" and "vulnerabilities", of "safety scan" 3.x one with "scan_results", of 1.x an array of arrays`;

/**
 * Safety: `check` of 2.x and 3.x, `scan` of 3.x, and the arrays of 1.x. Entries are the vulnerabilities, also those that
 * were ignored (a named drop).
 * @throws UnreadableReportError
 */
export function parseSafety(report: string): ParsedReport {
  const json = parseJson(report, expected);
  if (Array.isArray(json) && (json.length === 0 || json.some(isRow))) return parseLegacy(json);
  if (!isObject(json)) return unknownShape(json, expected);
  if (isObject(json.scan_results)) return parseScan(json.scan_results);
  if (!isObject(json.report_meta) || !Array.isArray(json.vulnerabilities)) return unknownShape(json, expected);
  return parseCheck(json, json.report_meta, json.vulnerabilities);
}

/** A vulnerability as 1.x writes it, with the name of a package in front. */
function isRow(row: unknown): boolean {
  return Array.isArray(row) && text(row[0]) !== undefined;
}
