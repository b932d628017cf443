import type { JsonObject } from "../../../shared/json";
import { optional, ordinalNumber, text } from "../../../shared/json";
import { sourcePath } from "../../../shared/paths";
import { severityOfWord } from "../../../shared/severity";
import type { Outcome } from "../parser";

/** An entry of `Secrets[]`. `Match` is masked by Trivy but the lines around it are not: neither is copied. */
export function secretFinding(entry: JsonObject, result: JsonObject): Outcome {
  const rule = text(entry.RuleID);
  const file = text(result.Target);
  if (rule === undefined || file === undefined) return { drop: "secret without RuleID or Target" };

  const title = text(entry.Title) ?? rule;
  const word = text(entry.Severity);
  return {
    class: "secret",
    scanner: "trivy",
    rule,
    title,
    description: `${title} in ${sourcePath(file)}`,
    severity: severityOfWord("trivy", word),
    ...optional("originalSeverity", word),
    location: {
      file: sourcePath(file),
      ...optional("startLine", ordinalNumber(entry.StartLine)),
      ...optional("endLine", ordinalNumber(entry.EndLine)),
    },
  };
}
