import { isObject, type JsonObject, list, optional, text } from "../../../shared/json";
import { arrayEntries } from "../../../shared/json-document/entries";
import { sourcePath } from "../../../shared/paths";
import { chosenReasons } from "../../../shared/summary";
import type { EntryList, OpenReport, Outcome } from "../parser";
import { portablePath } from "./files";
import { identifier, safetyVulnerability } from "./finding";
import { fixedVersions } from "./fixed-versions";

/**
 * `safety scan --output json` (schema 3.0). It names neither CVE nor severity. A requirement that is not pinned
 * has all vulnerabilities of its package marked as ignored: nobody chose that, so it has a reason of its own.
 */
export function openScan({ files, projects }: JsonObject): OpenReport {
  const read = [
    ...objects(files).map((file) => ({ file, root: "" })),
    ...objects(projects).flatMap((project) =>
      objects(project.files).map((file) => ({ file, root: text(project.location) ?? "" })),
    ),
  ];
  const error = read.length === 0 ? "Safety found no file with requirements: nothing was scanned" : undefined;
  return { lists: read.flatMap(({ file, root }) => ofFile(file, root)), ...optional("error", error) };
}

function ofFile({ location, results }: JsonObject, root: string): readonly EntryList[] {
  const path = text(location) ?? "";
  const file = root !== "" && path.startsWith(`${root}/`) ? sourcePath(path.slice(root.length)) : portablePath(path);
  return objects(isObject(results) ? results.dependencies : undefined).flatMap((dependency) =>
    objects(dependency.specifications).map(({ raw, vulnerabilities }) => ({
      entries: arrayEntries(list(isObject(vulnerabilities) ? vulnerabilities.known_vulnerabilities : undefined)),
      read: (known) => toOutcome(known, text(dependency.name), text(raw), file),
    })),
  );
}

function toOutcome(known: unknown, name: string | undefined, raw: string | undefined, file: string): Outcome {
  if (!isObject(known)) return { drop: "vulnerability that is no object" };
  if (isObject(known.ignored))
    return {
      drop:
        known.ignored.code === "unpinned-specification"
          ? "ignored by Safety because the requirement is not pinned to a version"
          : chosenReasons.safety,
    };
  const id = identifier(known.id);
  if (id === undefined || name === undefined) return { drop: "vulnerability without id or package name" };
  return safetyVulnerability({
    id,
    name,
    version: /===?\s*([^\s;,#]+)/.exec(raw ?? "")?.[1],
    file: text(file),
    cves: [],
    advisory: undefined,
    url: undefined,
    fixedInVersions: fixedVersions([], known.vulnerable_spec),
    rating: {},
  });
}

function objects(value: unknown): readonly JsonObject[] {
  return list(value).flatMap((one) => (isObject(one) ? [one] : []));
}
