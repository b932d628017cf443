import type { Cvss, Finding } from "../../shared/finding";
import { isObject, type JsonObject, list, optional, text } from "../../shared/json";
import { type Severity, severityOfCvss, severityOfWord } from "../../shared/severity";
import { chosenReasons } from "../../shared/summary";
import { account, type Drop, type ParsedReport, parseJson, unknownShape } from "./parser";
import { requirementFile } from "./safety-files";

const expected = `the JSON report of "safety check" 2.x or 3.x: an object with "report_meta" and "vulnerabilities"`;

/**
 * Safety `check` 2.x and 3.x (`--save-json`). Entries are `vulnerabilities[]` and `ignored_vulnerabilities[]`; what a
 * policy file or `--ignore` took out is a named drop.
 * @throws UnreadableReportError
 */
export function parseSafety(report: string): ParsedReport {
  const json = parseJson(report, expected);
  if (!isObject(json) || !isObject(json.report_meta) || !Array.isArray(json.vulnerabilities))
    return unknownShape(json, expected);
  const meta = json.report_meta;
  return account([
    ...json.vulnerabilities.map((entry) => toFinding(entry, meta)),
    ...list(json.ignored_vulnerabilities).map(() => ({ drop: chosenReasons.safety })),
  ]);
}

function toFinding(entry: unknown, meta: JsonObject): Finding | Drop {
  if (!isObject(entry)) return { drop: "vulnerability that is no object" };
  // `{}` means "not ignored".
  if (entry.ignored === true) return { drop: chosenReasons.safety };
  const id = identifier(entry.vulnerability_id);
  const name = text(entry.package_name);
  if (id === undefined || name === undefined) return { drop: "vulnerability without vulnerability_id or package_name" };

  const cves = (text(entry.CVE) ?? "").match(/CVE-\d{4}-\d{4,}/g)?.toSorted(byNumber) ?? [];
  const ownId = `pyup.io-${id}`;
  const canonicalId = cves[0] ?? ownId;
  const version = text(entry.analyzed_version);
  const file = requirementFile(entry, meta);
  const rated = severityOf(entry.severity);
  const title = `${canonicalId} in ${name}${version === undefined ? "" : ` ${version}`}`;
  return {
    class: "vulnerability",
    scanner: "safety",
    rule: id,
    title,
    description: text(entry.advisory) ?? title,
    ...rated,
    location: optional("file", file),
    ...optional("url", text(entry.more_info_url)),
    canonicalId,
    aliases: [...cves, ownId].filter((alias) => alias !== canonicalId),
    ecosystem: "pypi",
    // https://packaging.python.org/en/latest/specifications/name-normalization/
    package: name.toLowerCase().replace(/[-_.]+/g, "-"),
    packages: [
      {
        name,
        ...optional("version", version),
        ...optional("file", file),
        // [""] is how 2.0 writes that there is none.
        fixedInVersions: list(entry.fixed_versions).flatMap((fixed) => text(fixed) ?? []),
      },
    ],
  };
}

function identifier(value: unknown): string | undefined {
  return typeof value === "number" ? String(value) : text(value);
}

/** CVE-2021-9999 before CVE-2021-10000. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

interface Rated {
  readonly severity: Severity;
  readonly originalSeverity?: string;
  readonly cvss: readonly Cvss[];
}

/** The v3 rating decides, v2 only without one; the free database has neither. */
function severityOf(severity: unknown): Rated {
  if (!isObject(severity)) return { severity: "UNKNOWN", cvss: [] };
  const v3 = rating(severity.cvssv3, "3.1");
  const v2 = rating(severity.cvssv2, "2.0");
  const cvss = [v3, v2].flatMap((found) => found ?? []);
  const word = isObject(severity.cvssv3) ? text(severity.cvssv3.base_severity) : undefined;
  const best = cvss[0];
  return {
    severity: best ? severityOfCvss(best) : severityOfWord("safety", word),
    ...optional("originalSeverity", word),
    cvss,
  };
}

function rating(value: unknown, otherwise: string): Cvss | undefined {
  if (!isObject(value) || typeof value.base_score !== "number") return undefined;
  if (!(value.base_score >= 0 && value.base_score <= 10)) return undefined;
  const baseVector = text(value.vector_string);
  const version = /^CVSS:(\d\.\d)/.exec(baseVector ?? "")?.[1] ?? otherwise;
  return { version, baseScore: value.base_score, ...optional("baseVector", baseVector) };
}
