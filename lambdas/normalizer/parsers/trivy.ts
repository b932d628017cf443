import { isObject, type JsonObject } from "../../shared/json";
import { chosenReasons } from "../../shared/summary";
import { account, type Outcome, type ParsedReport, parseJson } from "./parser";
import { licenseFinding } from "./trivy/license";
import { misconfigurations } from "./trivy/misconfiguration";
import { type Results, resultsOf, trivyReport } from "./trivy/report";
import { secretFinding } from "./trivy/secret";
import { trivyVulnerability } from "./trivy/vulnerability";

/**
 * Trivy `-f json`: SchemaVersion 2, the bare array of schema 1 (`null` when it was clean) and `trivy k8s`. Entries are
 * vulnerabilities, failed and excepted misconfigurations, secrets, licences and what an ignore file or a VEX statement
 * suppressed (a named drop, as exceptions are); a misconfiguration check that passed is no entry. `Code` and `Match` are
 * never copied, because they hold the file's text.
 * @throws UnreadableReportError
 */
export function parseTrivy(report: string): ParsedReport {
  return account(resultsOf(parseJson(report, trivyReport)).flatMap(ofResults));
}

type ReadEntries = (entries: readonly unknown[], result: JsonObject, of: Results) => readonly Outcome[];

const one =
  (read: (entry: JsonObject, result: JsonObject, of: Results) => Outcome): ReadEntries =>
  (entries, result, of) =>
    entries.map((entry) => (isObject(entry) ? read(entry, result, of) : { drop: "entry that is no object" }));

/** Every list of a result that holds entries. */
const lists: Readonly<Record<string, ReadEntries>> = {
  Vulnerabilities: one(trivyVulnerability),
  Misconfigurations: misconfigurations,
  Secrets: one(secretFinding),
  Licenses: one(licenseFinding),
  ExperimentalModifiedFindings: one(() => ({ drop: chosenReasons.trivy })),
};

function ofResults(of: Results): readonly Outcome[] {
  return of.results.flatMap((result) => {
    if (!isObject(result)) return [{ drop: "result that is no object" }];
    return Object.entries(lists).flatMap(([name, read]) => {
      const entries = result[name] ?? [];
      return Array.isArray(entries) ? read(entries, result, of) : [{ drop: `${name} that are no array` }];
    });
  });
}
