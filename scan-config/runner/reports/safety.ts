import type { Coverage, CoverageContext } from "../coverage";
import { asArray, asObject } from "./json";
import { relativePath } from "./relative-path";

/**
 * Safety 3 `check`: `report_meta.scanned_full_path` are the requirement files it read. It says nothing of lines that it
 * cannot read, and ends with 0 when that is all of them, so no package at all is a problem.
 */
export function safetyCoverage(text: string, { sourceDirectory }: Pick<CoverageContext, "sourceDirectory">): Coverage {
  const report = asObject(JSON.parse(text), "the report");
  const meta = asObject(report.report_meta, "report_meta");
  return {
    scanned: asArray(meta.scanned_full_path, "report_meta.scanned_full_path").map((path) =>
      relativePath(String(path), sourceDirectory),
    ),
    findings: asArray(report.vulnerabilities, "vulnerabilities").length,
    problems: meta.packages_found === 0 ? ["Safety recognized no package in the requirement files"] : [],
    strict: true,
  };
}
