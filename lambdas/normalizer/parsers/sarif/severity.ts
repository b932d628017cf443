import { isObject, type JsonObject, list, own, text } from "../../../shared/json";
import { type Severity, severityOfCvss, severityOfWord } from "../../../shared/severity";

const levels = { error: "error", warning: "warning", note: "note", none: "none" } as const;

export type Level = keyof typeof levels;

/** The result's level, else the rule's, else `warning` (section 3.27.10). */
export function effectiveLevel(result: JsonObject, { defaultConfiguration }: JsonObject): Level {
  const ofRule = isObject(defaultConfiguration) ? text(defaultConfiguration.level) : undefined;
  return own(levels, text(result.level)) ?? own(levels, ofRule) ?? "warning";
}

/**
 * `security-severity` wins over the level, because most tools call everything `error`: a CVSS score as GitHub defines it,
 * or a word, as Semgrep writes it (https://github.com/DefectDojo/django-DefectDojo/issues/10191).
 */
export function severityOfResult(result: JsonObject, rule: JsonObject): Severity {
  const [rated] = [result, rule].flatMap((one) => securitySeverity(one) ?? []);
  return rated ?? severityOfWord("sarif", effectiveLevel(result, rule));
}

function securitySeverity({ properties }: JsonObject): Severity | undefined {
  if (!isObject(properties)) return undefined;
  const value = properties["security-severity"];
  const score = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (score === 0 && isUnrated(properties)) return "UNKNOWN";
  if (typeof score === "number" && score >= 0 && score <= 10)
    return severityOfCvss({ version: "3.1", baseScore: score });
  const word = severityOfWord("sarif", text(value));
  return word === "UNKNOWN" ? undefined : word;
}

/** Zero means harmless (Slither), but Trivy writes it where it knows no severity, with a tag that says so (pkg/report/sarif.go). */
function isUnrated({ tags }: JsonObject): boolean {
  return list(tags).includes("UNKNOWN");
}
