import { isObject, type JsonObject, own, text } from "../../../shared/json";
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
 * or a word, as Semgrep writes it (https://github.com/DefectDojo/django-DefectDojo/issues/10191). Trivy writes 0.0 where it
 * knows no severity (pkg/report/sarif.go), so zero is no rating.
 */
export function severityOfResult(result: JsonObject, rule: JsonObject): Severity {
  const rated = [result, rule].map(securitySeverity).find((severity) => severity !== "UNKNOWN");
  return rated ?? severityOfWord("sarif", effectiveLevel(result, rule));
}

function securitySeverity({ properties }: JsonObject): Severity {
  const value = isObject(properties) ? properties["security-severity"] : undefined;
  const score = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  if (typeof score === "number" && score > 0 && score <= 10)
    return severityOfCvss({ version: "3.1", baseScore: score });
  return severityOfWord("sarif", text(value));
}
