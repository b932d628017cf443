import type { Coverage, CoverageContext } from "../coverage";
import { asArray, asObject, type JsonObject } from "./json";
import { relativePath } from "./relative-path";

const lists = ["Vulnerabilities", "Misconfigurations", "Secrets", "Licenses"] as const;

/**
 * Trivy 0.74 `fs`: `Results` has an entry per lock file and configuration file, clean or not, and per file with a secret.
 * It looks for secrets in every file and names none that is clean, so the number of files is the source's own. A file
 * that it could not read is not in the report at all: what must be in there is the definition's `mustCover`.
 */
export function trivyCoverage(
  text: string,
  { sourceDirectory, files }: Pick<CoverageContext, "sourceDirectory" | "files">,
): Coverage {
  const report = asObject(JSON.parse(text), "the report");
  if (report.SchemaVersion !== 2) throw new Error(`SchemaVersion is ${report.SchemaVersion}, expected 2`);
  if (report.ArtifactType !== "filesystem")
    throw new Error(`ArtifactType is ${report.ArtifactType}, expected filesystem`);
  const results = asArray(report.Results ?? [], "Results").map((entry) => asObject(entry, "an entry of Results"));
  return {
    scanned: results.map(({ Target }) => relativePath(String(Target), sourceDirectory)),
    filesScanned: files.length,
    findings: results.reduce((total, result) => total + findingsOf(result), 0),
    problems: [],
    strict: true,
  };
}

function findingsOf(result: JsonObject): number {
  return lists.reduce((total, list) => total + asArray(result[list] ?? [], list).length, 0);
}
