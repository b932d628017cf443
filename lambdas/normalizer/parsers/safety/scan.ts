import { isObject, type JsonObject, list, optional, text } from "../../../shared/json";
import { arrayEntries } from "../../../shared/json-document/entries";
import type { JsonDocument } from "../../../shared/json-document/open-json";
import { sourcePath } from "../../../shared/paths";
import { chosenReasons } from "../../../shared/summary";
import { ofMember } from "../member-entries";
import { dropsOf, type EntryList, type OpenReport, type Outcome } from "../parser";
import { portablePath } from "./files";
import { identifier, safetyVulnerability } from "./finding";
import { fixedVersions } from "./fixed-versions";

/**
 * `safety scan --output json` (schema 3.0). It names neither CVE nor severity. A requirement that is not pinned
 * has all vulnerabilities of its package marked as ignored: nobody chose that, so it has a reason of its own.
 */
export function openScan(results: JsonObject, document: JsonDocument): OpenReport {
  const files = nested(results, "files", document, (file) => ofFile(file, "", document));
  const projects = nested(results, "projects", document, (project) =>
    nested(project, "files", document, (file) => ofFile(file, text(project.location) ?? "", document)),
  );
  return {
    lists: [...files, ...projects],
    ...optional("error", hasFile(results) ? undefined : "Safety found no file with requirements: nothing was scanned"),
  };
}

function hasFile({ files, projects }: JsonObject): boolean {
  return [{ files }, ...list(projects)].some((one) => isObject(one) && list(one.files).some(isObject));
}

function ofFile({ location, results }: JsonObject, root: string, document: JsonDocument): readonly EntryList[] {
  const path = text(location) ?? "";
  const file = root !== "" && path.startsWith(`${root}/`) ? sourcePath(path.slice(root.length)) : portablePath(path);
  return ofObject(results, "results", document, (found) =>
    nested(found, "dependencies", document, ({ name, specifications }) =>
      nested({ specifications }, "specifications", document, ({ raw, vulnerabilities }) =>
        ofObject(vulnerabilities, "vulnerabilities", document, (told) =>
          ofMember(told, "known_vulnerabilities", document, (entries) => [
            { entries, read: (known) => toOutcome(known, text(name), text(raw), file) },
          ]),
        ),
      ),
    ),
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
    published: undefined,
    rating: {},
  });
}

/** What the objects of a member make; what is no object there is a named drop. */
function nested(
  owner: JsonObject,
  name: string,
  document: JsonDocument,
  read: (one: JsonObject) => readonly EntryList[],
): readonly EntryList[] {
  return ofMember(owner, name, document, (entries) =>
    [...entries].flatMap((one) =>
      isObject(one) ? read(one) : dropsOf(arrayEntries([one]), `entry of ${name} that is no object`),
    ),
  );
}

/** What an object makes: nothing when it is missing or null, a named drop per entry or one when it is no object. */
function ofObject(
  value: unknown,
  name: string,
  { entries }: JsonDocument,
  read: (one: JsonObject) => readonly EntryList[],
): readonly EntryList[] {
  const one = value ?? {};
  if (isObject(one)) return read(one);
  const inside = entries(one);
  return dropsOf(inside?.length ? inside : arrayEntries([one]), `${name} that are no object`);
}
