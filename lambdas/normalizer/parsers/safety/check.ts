import { isObject, type JsonObject, list, text } from "../../../shared/json";
import { chosenReasons } from "../../../shared/summary";
import { account, type Outcome, type ParsedReport } from "../parser";
import { requirementFile } from "./files";
import { identifier, safetyVulnerability } from "./finding";
import { fixedVersions } from "./fixed-versions";

/** `safety check --save-json` of 2.x and 3.x. */
export function parseCheck(json: JsonObject, meta: JsonObject, vulnerabilities: readonly unknown[]): ParsedReport {
  const outcomes = [
    ...vulnerabilities.map((entry) => toOutcome(entry, meta)),
    ...list(json.ignored_vulnerabilities).map(() => ({ drop: chosenReasons.safety })),
  ];
  const sawNothing = meta.packages_found === 0 && outcomes.length === 0;
  return account(outcomes, sawNothing ? "Safety found no package to look at: nothing was scanned" : undefined);
}

function toOutcome(entry: unknown, meta: JsonObject): Outcome {
  if (!isObject(entry)) return { drop: "vulnerability that is no object" };
  // `{}` means "not ignored".
  if (entry.ignored === true) return { drop: chosenReasons.safety };
  const id = identifier(entry.vulnerability_id);
  const name = text(entry.package_name);
  if (id === undefined || name === undefined) return { drop: "vulnerability without vulnerability_id or package_name" };
  return safetyVulnerability({
    id,
    name,
    version: text(entry.analyzed_version),
    file: requirementFile(entry, meta),
    cves: (text(entry.CVE) ?? "").match(/CVE-\d{4}-\d{4,}/g) ?? [],
    advisory: text(entry.advisory),
    url: text(entry.more_info_url),
    fixedInVersions: fixedVersions(entry.fixed_versions, entry.vulnerable_spec),
    rating: isObject(entry.severity) ? entry.severity : {},
  });
}
