import type { Cvss, VulnerabilityFinding } from "../../../shared/finding";
import { isObject, type JsonObject, optional, text } from "../../../shared/json";
import { type Severity, severityOfCvss, severityOfWord } from "../../../shared/severity";
import { publishedDay } from "../published-day";
import { cvssRating, vulnerabilityFinding } from "../vulnerability";

/** What every schema of Safety tells, as far as it does. */
export interface SafetyEntry {
  /** Safety's number of the vulnerability. */
  readonly id: string;
  readonly name: string;
  readonly version: string | undefined;
  /** The requirements file. */
  readonly file: string | undefined;
  readonly cves: readonly string[];
  readonly advisory: string | undefined;
  readonly url: string | undefined;
  readonly fixedInVersions: readonly string[];
  /** As the report writes it: `2022-Apr-12`. */
  readonly published: unknown;
  /** `cvssv2` and `cvssv3`; empty with the free database. */
  readonly rating: JsonObject;
}

export function safetyVulnerability(entry: SafetyEntry): VulnerabilityFinding {
  const { id, file, rating } = entry;
  return vulnerabilityFinding({
    scanner: "safety",
    rule: id,
    ids: [`pyup.io-${id}`, ...entry.cves],
    ecosystem: "pypi",
    name: entry.name,
    version: entry.version,
    fixedInVersions: entry.fixedInVersions,
    artifact: file ?? "",
    sourceFile: file,
    files: file === undefined ? [] : [file],
    description: entry.advisory,
    url: entry.url,
    publishedAt: publishedDay(numericMonth(entry.published)),
    ...rated(rating),
  });
}

/** Safety writes its numbers as text or as numbers. */
export function identifier(value: unknown): string | undefined {
  return typeof value === "number" ? String(value) : text(value);
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2022-Apr-12` as `2022-04-12`. */
function numericMonth(date: unknown): string | undefined {
  const [year, month = "", day, ...others] = (text(date) ?? "").split("-");
  const number = String(months.indexOf(month) + 1).padStart(2, "0");
  return others.length === 0 ? `${year}-${number}-${day}` : undefined;
}

interface Rated {
  readonly severity: Severity;
  readonly originalSeverity?: string;
  readonly cvss: readonly Cvss[];
}

/** The v3 rating decides, v2 only without one; the free database has neither. */
function rated({ cvssv2, cvssv3 }: JsonObject): Rated {
  const cvss = [rating(cvssv3, "3.1"), rating(cvssv2, "2.0")].flatMap((found) => found ?? []);
  const word = isObject(cvssv3) ? text(cvssv3.base_severity) : undefined;
  const [best] = cvss;
  return {
    severity: best ? severityOfCvss(best) : severityOfWord("safety", word),
    ...optional("originalSeverity", word),
    cvss,
  };
}

function rating(value: unknown, otherwise: string): Cvss | undefined {
  return isObject(value) ? cvssRating(value.base_score, text(value.vector_string), otherwise) : undefined;
}
