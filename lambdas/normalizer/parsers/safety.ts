import { isObject, text } from "../../shared/json";
import type { JsonDocument } from "../../shared/json-document/open-json";
import { type JsonFormat, type OpenReport, unknownShape } from "./parser";
import { openCheck } from "./safety/check";
import { openLegacy } from "./safety/legacy";
import { openScan } from "./safety/scan";

const expected = `Safety's JSON report: of "safety check" 2.x or 3.x an object with "report_meta" and "vulnerabilities", of "safety scan" 3.x one with "scan_results", of 1.x an array of arrays`;

/**
 * Safety: `check` of 2.x and 3.x, `scan` of 3.x, and the arrays of 1.x. Entries are the vulnerabilities, also those that
 * were ignored (a named drop).
 */
export const safety: JsonFormat = { expected, lists: ["vulnerabilities", "ignored_vulnerabilities"], open };

function open(document: JsonDocument): OpenReport {
  const { root } = document;
  if (Array.isArray(root) && (root.length === 0 || root.some(isRow))) return openLegacy(root);
  if (!isObject(root)) return unknownShape(root, expected);
  if (isObject(root.scan_results)) return openScan(root.scan_results, document);
  const vulnerabilities = document.entries(root.vulnerabilities);
  if (!isObject(root.report_meta) || !vulnerabilities) return unknownShape(root, expected);
  return openCheck(root, root.report_meta, vulnerabilities, document);
}

/** A vulnerability as 1.x writes it, with the name of a package in front. */
function isRow(row: unknown): boolean {
  return Array.isArray(row) && text(row[0]) !== undefined;
}
