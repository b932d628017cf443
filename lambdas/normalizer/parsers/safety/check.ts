import { isObject, type JsonObject, optional, ordinalNumber, text } from "../../../shared/json";
import type { Entries } from "../../../shared/json-document/entries";
import type { JsonDocument } from "../../../shared/json-document/open-json";
import { chosenReasons } from "../../../shared/summary";
import { ofMember } from "../member-entries";
import { dropsOf, type OpenReport, type Outcome } from "../parser";
import { requirementFile } from "./files";
import { identifier, safetyVulnerability } from "./finding";
import { fixedVersions } from "./fixed-versions";

/** `safety check --save-json` of 2.x and 3.x. */
export function openCheck(
  root: JsonObject,
  meta: JsonObject,
  vulnerabilities: Entries,
  document: JsonDocument,
): OpenReport {
  const lists = [
    { entries: vulnerabilities, read: (entry: unknown) => toOutcome(entry, meta) },
    ...ofMember(root, "ignored_vulnerabilities", document, (ignored) => dropsOf(ignored, chosenReasons.safety)),
  ];
  const isEmpty = lists.every(({ entries }) => entries.length === 0);
  const sawNothing = isEmpty && !showsPackages(root, meta);
  return {
    lists,
    ...optional("error", sawNothing ? "Safety found no package to look at: nothing was scanned" : undefined),
  };
}

function showsPackages({ scanned_packages: scanned }: JsonObject, meta: JsonObject): boolean {
  return ordinalNumber(meta.packages_found) !== undefined || (isObject(scanned) && Object.keys(scanned).length > 0);
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
    published: entry.published_date,
    rating: isObject(entry.severity) ? entry.severity : {},
  });
}
