import type { EntryList } from "../../../lambdas/normalizer/parsers/parser";
import { entriesOf, makeShare, outcomeOf } from "../../../lambdas/normalizer/share";
import type { AsffContext } from "../../../lambdas/normalizer/to-asff";
import { BufferedFile } from "../../../lambdas/shared/bytes/buffered-file";
import { readBytes } from "../../../lambdas/shared/bytes/byte-source";
import type { CodeFinding, SecretFinding, VulnerabilityFinding } from "../../../lambdas/shared/finding";
import { arrayEntries, brokenEntry } from "../../../lambdas/shared/json-document/entries";

const context: AsffContext = {
  workload: "payments",
  account: "111122223333",
  region: "eu-central-1",
  scannerVersions: {},
  now: new Date("2026-01-02T03:04:05Z"),
};
const secret = (rule: string): SecretFinding => ({
  ...{ class: "secret", scanner: "trivy", rule, title: rule, description: "d", severity: "HIGH" },
  location: { file: "a" },
});
const code: CodeFinding = { ...secret("c"), class: "code", source: "x", weaknesses: [] };
const vulnerability = (canonicalId: string): VulnerabilityFinding => ({
  ...secret(canonicalId),
  ...{ class: "vulnerability", canonicalId, aliases: [], ecosystem: "npm", package: "a", artifact: "lock" },
  ...{ packages: [{ name: "a", version: "1", fixedInVersions: [] }], cvss: [] },
});

/** Texts are rules of secrets, numbers are dropped, `null` is no entry at all. */
const listOf = (...entries: readonly unknown[]): EntryList => ({
  entries: arrayEntries(entries),
  read: (entry) => {
    if (entry === null) return undefined;
    if (typeof entry === "number") return { drop: `number ${entry}` };
    return typeof entry === "string" ? secret(entry) : (entry as CodeFinding | VulnerabilityFinding);
  },
});
const lists = [listOf("a", 7, "b"), listOf(), listOf(null, "c", 7, 8)];

/** Which entries a share drafted, and what it dropped. */
function share(of: readonly EntryList[], from: number, to: number) {
  const made = makeShare(of, { from, to }, context, new BufferedFile());
  const { list, entry } = made.index;
  const text = readBytes(made.drafts, 0, made.drafts.size).toString();
  const titles = (JSON.parse(`[${text}null]`) as ({ Title: string } | null)[]).flatMap((draft) => draft?.Title ?? []);
  made.drafts.close();
  return {
    ...made,
    entries: Array.from({ length: list.length }, (_, at) => [list.at(at), entry.at(at)]),
    titles,
    dropped: Object.fromEntries(made.dropped),
  };
}

test("a report has the entries of all its lists", () => {
  expect(entriesOf(lists)).toBe(7);
  expect(entriesOf([])).toBe(0);
});

test.each([
  [
    0,
    7,
    [
      [0, 0],
      [0, 2],
      [2, 1],
    ],
    ["a", "b", "c"],
    { "number 7": 2, "number 8": 1 },
  ],
  [0, 2, [[0, 0]], ["a"], { "number 7": 1 }],
  [
    2,
    5,
    [
      [0, 2],
      [2, 1],
    ],
    ["b", "c"],
    {},
  ],
  [3, 3, [], [], {}],
  [5, 7, [], [], { "number 7": 1, "number 8": 1 }],
])("entries from %d to before %d, counted over all lists", (from, to, entries, titles, dropped) => {
  const made = share(lists, from, to);
  expect({ entries: made.entries, titles: made.titles, dropped: made.dropped }).toEqual({ entries, titles, dropped });
});

test("a vulnerability whose id may still change is not drafted", () => {
  const made = share([listOf(vulnerability("GHSA-a"), vulnerability("CVE-2022-1000"), vulnerability("DSA-1"))], 0, 3);
  expect(made.open).toEqual([0]);
  expect(made.titles).toEqual(["CVE-2022-1000", "DSA-1"]);
  expect(made.index.length).toBe(3);
});

test("only what is counted has to be compared with the rest of the report", () => {
  expect(share([listOf(vulnerability("CVE-2022-1000"))], 0, 1).hasCounted).toBe(false);
  expect(share([listOf(vulnerability("CVE-2022-1000"), code)], 0, 2).hasCounted).toBe(true);
});

test("an entry that is no JSON costs only itself", () => {
  expect(outcomeOf(brokenEntry, listOf())).toEqual({ drop: "entry that is no JSON, or too large" });
  const made = share([listOf("a", brokenEntry, "b")], 0, 3);
  expect([made.titles, made.dropped]).toEqual([["a", "b"], { "entry that is no JSON, or too large": 1 }]);
});
