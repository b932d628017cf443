import { isObject, type JsonObject } from "../../shared/json";
import { arrayEntries, countedEntries, type Entries } from "../../shared/json-document/entries";
import type { JsonDocument } from "../../shared/json-document/open-json";
import { chosenReasons } from "../../shared/summary";
import { ofMember } from "./member-entries";
import { dropsOf, type EntryList, type JsonFormat, type Outcome } from "./parser";
import { licenseFinding } from "./trivy/license";
import { misconfigurationReader } from "./trivy/misconfiguration";
import { type Results, resultsOf, trivyReport } from "./trivy/report";
import { secretFinding } from "./trivy/secret";
import { trivyVulnerability } from "./trivy/vulnerability";

/**
 * Trivy `-f json`: SchemaVersion 2, the bare array of schema 1 (`null` when it was clean) and `trivy k8s`. Entries are
 * vulnerabilities, failed and excepted misconfigurations, secrets, licences and what an ignore file or a VEX statement
 * suppressed (a named drop, as exceptions and what Trivy could not scan are); a misconfiguration check that passed is no
 * entry. `Code` and `Match` are never copied, because they hold the file's text.
 */
export const trivy: JsonFormat = {
  expected: trivyReport,
  lists: ["Vulnerabilities", "Misconfigurations", "Secrets", "Licenses", "ExperimentalModifiedFindings"],
  ignored: ["Packages"],
  // `trivy k8s` has members of these names around its results, too.
  depth: 2,
  open: (document) => ({ lists: resultsOf(document.root).flatMap((of) => ofResults(of, document)) }),
};

type EntryReader = EntryList["read"];

const each =
  (read: (entry: JsonObject, result: JsonObject, of: Results) => Outcome) =>
  (_: Entries, result: JsonObject, of: Results): EntryReader =>
  (entry) =>
    isObject(entry) ? read(entry, result, of) : { drop: "entry that is no object" };

/** How the entries of every list of a result are read. */
const readers: Readonly<Record<string, (entries: Entries, result: JsonObject, of: Results) => EntryReader>> = {
  Vulnerabilities: each(trivyVulnerability),
  Misconfigurations: misconfigurationReader,
  Secrets: each(secretFinding),
  Licenses: each(licenseFinding),
  ExperimentalModifiedFindings: each(() => ({ drop: chosenReasons.trivy })),
};

function ofResults(of: Results, document: JsonDocument): readonly EntryList[] {
  const read = of.results.flatMap((result) =>
    isObject(result)
      ? Object.entries(readers).flatMap(([name, reader]) =>
          ofMember(result, name, document, (entries) => [{ entries, read: reader(entries, result, of) }]),
        )
      : dropsOf(arrayEntries([result]), "result that is no object"),
  );
  return of.isUnscanned ? [...read, ...dropsOf(countedEntries(1), "resource that Trivy could not scan")] : read;
}
