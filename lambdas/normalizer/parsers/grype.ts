import { isObject, type JsonObject, optional, text } from "../../shared/json";
import type { Entries } from "../../shared/json-document/entries";
import type { JsonDocument } from "../../shared/json-document/open-json";
import { chosenReasons } from "../../shared/summary";
import { placesOf } from "./grype/place";
import { grypeVulnerability } from "./grype/vulnerability";
import { ofMember } from "./member-entries";
import { dropsOf, type JsonFormat, type OpenReport, unknownShape } from "./parser";

const expected = `Grype's JSON report (grype -o json): an object with "matches" and "descriptor" (or "source")`;

/**
 * Grype `-o json`, with and without `--by-cve`. Entries are `matches[]` and `ignoredMatches[]` (a named drop).
 */
export const grype: JsonFormat = { expected, lists: ["matches", "ignoredMatches"], open };

function open(document: JsonDocument): OpenReport {
  const { root } = document;
  const matches = isObject(root) ? document.entries(root.matches) : undefined;
  if (!isObject(root) || !matches) return unknownShape(root, expected);
  if (!isObject(root.descriptor ?? root.source) && !hasMatch(matches)) return unknownShape(root, expected);
  const places = placesOf(root.source);
  return {
    lists: [
      {
        entries: matches,
        read: (match) => (isObject(match) ? grypeVulnerability(match, places) : { drop: "match that is no object" }),
      },
      ...ofMember(root, "ignoredMatches", document, (ignored) => dropsOf(ignored, chosenReasons.grype)),
    ],
    ...optional("error", databaseProblem(isObject(root.descriptor) ? root.descriptor : {})),
  };
}

/** A report that somebody has cut down to its matches is Grype's all the same. */
function hasMatch(matches: Entries): boolean {
  for (const match of matches)
    if (isObject(match) && isObject(match.vulnerability) && isObject(match.artifact)) return true;
  return false;
}

/** Grype writes a clean report also where it could not use its database. */
function databaseProblem({ db }: JsonObject): string | undefined {
  const status = isObject(db) && isObject(db.status) ? db.status : db;
  if (!isObject(status)) return undefined;
  const problem = text(status.error) ?? (status.valid === false ? "it is not valid" : undefined);
  return problem && `Grype could not use its vulnerability database: ${problem}`;
}
