import { type JsonObject, optional, text } from "../../../shared/json";
import { sourcePath } from "../../../shared/paths";
import { severityOfWord } from "../../../shared/severity";
import type { Outcome } from "../parser";
import type { Results } from "./report";

/** An entry of `Licenses[]`: of a package, or of a file that is no package's (then the file stands for it). */
export function licenseFinding(entry: JsonObject, result: JsonObject, { holder, name: scanned }: Results): Outcome {
  const rule = text(entry.Name);
  const path = text(entry.FilePath);
  const name = text(entry.PkgName) ?? path;
  if (rule === undefined || name === undefined)
    return { drop: "licence without Name, or without PkgName and FilePath" };

  const category = text(entry.Category) ?? "unknown";
  const word = text(entry.Severity);
  const file = path === undefined ? undefined : sourcePath(path);
  return {
    class: "license",
    scanner: "trivy",
    rule,
    title: `Licence ${rule} of ${name}`,
    description: `${name} is under the licence ${rule}, which Trivy counts as ${category}.`,
    severity: severityOfWord("trivy", word),
    ...optional("originalSeverity", word),
    location: holder === undefined ? optional("file", file) : {},
    ...optional("url", text(entry.Link)),
    package: name.toLowerCase(),
    artifact: holder ?? file ?? sourcePath(text(result.Target) ?? scanned ?? ""),
  };
}
