import { isObject, type JsonObject, list, text } from "../../shared/json";
import { chosenReasons } from "../../shared/summary";
import { placesOf } from "./grype/place";
import { grypeVulnerability } from "./grype/vulnerability";
import { account, type ParsedReport, parseJson, unknownShape } from "./parser";

const expected = `Grype's JSON report (grype -o json): an object with "matches" and "descriptor" (or "source")`;

/**
 * Grype `-o json`, with and without `--by-cve`. Entries are `matches[]` and `ignoredMatches[]` (a named drop).
 * @throws UnreadableReportError
 */
export function parseGrype(report: string): ParsedReport {
  const json = parseJson(report, expected);
  if (!isObject(json) || !Array.isArray(json.matches) || !isObject(json.descriptor ?? json.source))
    return unknownShape(json, expected);
  const places = placesOf(json.source);
  return account(
    [
      ...json.matches.map((match) =>
        isObject(match) ? grypeVulnerability(match, places) : { drop: "match that is no object" },
      ),
      ...list(json.ignoredMatches).map(() => ({ drop: chosenReasons.grype })),
    ],
    databaseProblem(isObject(json.descriptor) ? json.descriptor : {}),
  );
}

/** Grype writes a clean report also where it could not use its database. */
function databaseProblem({ db }: JsonObject): string | undefined {
  const status = isObject(db) && isObject(db.status) ? db.status : db;
  if (!isObject(status)) return undefined;
  const problem = text(status.error) ?? (status.valid === false ? "it is not valid" : undefined);
  return problem && `Grype could not use its vulnerability database: ${problem}`;
}
