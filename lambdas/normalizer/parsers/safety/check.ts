import { isObject, type JsonObject, optional, text } from "../../../shared/json";
import type { Entries } from "../../../shared/json-document/entries";
import { chosenReasons } from "../../../shared/summary";
import { dropsOf, type OpenReport, type Outcome } from "../parser";
import { requirementFile } from "./files";
import { identifier, safetyVulnerability } from "./finding";
import { fixedVersions } from "./fixed-versions";

/** `safety check --save-json` of 2.x and 3.x. */
export function openCheck(meta: JsonObject, vulnerabilities: Entries, ignored: Entries | undefined): OpenReport {
  const sawNothing = meta.packages_found === 0 && vulnerabilities.length + (ignored?.length ?? 0) === 0;
  return {
    lists: [
      { entries: vulnerabilities, read: (entry) => toOutcome(entry, meta) },
      ...dropsOf(ignored, chosenReasons.safety),
    ],
    ...optional("error", sawNothing ? "Safety found no package to look at: nothing was scanned" : undefined),
  };
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
