import fc from "fast-check";
import { Aliases } from "../../../lambdas/normalizer/aliases";
import type { VulnerabilityFinding } from "../../../lambdas/shared/finding";
import { vulnerabilityFinding } from "../../support/example-findings";

const entry = (canonicalId: string, ...aliases: readonly string[]) => vulnerabilityFinding(canonicalId, aliases);

function learnt(...entries: readonly VulnerabilityFinding[]): Aliases {
  const aliases = new Aliases();
  for (const one of entries) aliases.learn(one);
  return aliases;
}
const idOf = (aliases: Aliases, id: string) => aliases.agreed(entry(id)).canonicalId;

test("what another entry knows gives the finding its best id, aliases and title", () => {
  const { canonicalId, aliases, title, rule } = learnt(entry("CVE-2022-1000", "GHSA-a")).agreed(
    entry("GHSA-a", "PYSEC-1"),
  );
  expect({ canonicalId, aliases, title, rule }).toEqual({
    canonicalId: "CVE-2022-1000",
    aliases: ["GHSA-a", "PYSEC-1"],
    title: "CVE-2022-1000 in a 1",
    rule: "GHSA-a",
  });
});

test("a finding that is called by its best id stays the same object", () => {
  const aliases = learnt(entry("CVE-2022-1000", "GHSA-a"));
  for (const finding of [entry("CVE-2022-1000"), entry("GHSA-b"), entry("DSA-1", "x")])
    expect(aliases.agreed(finding)).toBe(finding);
});

test.each([
  ["GHSA-a", true],
  ["PYSEC-2020-1", true],
  ["pyup.io-1", true],
  ["CVE-2022-1000", false],
  ["DSA-1", false],
  ["TEMP-1", false],
])("%s: another entry may know a better one: %s", (id, isOpen) => {
  expect(new Aliases().isOpen(entry(id))).toBe(isOpen);
});

test("a chain joins its ends, whatever the order it is learnt in", () => {
  const chain = [entry("PYSEC-1", "GHSA-a"), entry("GHSA-b", "GHSA-a"), entry("CVE-2022-1000", "GHSA-b")];
  for (const order of [chain, chain.toReversed(), [chain[1], chain[0], chain[2]].flatMap((one) => one ?? [])])
    expect(["PYSEC-1", "GHSA-a", "GHSA-b"].map((id) => idOf(learnt(...order), id))).toEqual(
      Array(3).fill("CVE-2022-1000"),
    );
});

test("two CVEs with one GHSA stay two; who knows only the GHSA gets the lower one", () => {
  const aliases = learnt(entry("CVE-2022-10000", "GHSA-a"), entry("CVE-2022-9999", "GHSA-a"));
  expect(idOf(aliases, "CVE-2022-10000")).toBe("CVE-2022-10000");
  expect(idOf(aliases, "GHSA-a")).toBe("CVE-2022-9999");
});

test("a CVE that two advisories have joins neither of them", () => {
  const aliases = learnt(entry("CVE-2022-1000", "GHSA-a"), entry("CVE-2022-1000", "GHSA-b", "CVE-2022-0001"));
  expect([idOf(aliases, "GHSA-a"), idOf(aliases, "GHSA-b")]).toEqual(["CVE-2022-1000", "CVE-2022-0001"]);
});

test("an advisory of a distribution joins nothing", () => {
  expect(idOf(learnt(entry("CVE-2022-1000", "DSA-1"), entry("GHSA-a", "DSA-1")), "GHSA-a")).toBe("GHSA-a");
});

test("without a CVE it is the lowest id of the best known database", () => {
  const aliases = learnt(entry("PYSEC-1", "GHSA-b"), entry("PYSEC-1", "GHSA-a"));
  expect(["PYSEC-1", "GHSA-a", "GHSA-b"].map((id) => idOf(aliases, id))).toEqual(Array(3).fill("GHSA-a"));
});

const id = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((n) => `CVE-2022-${1000 + n}`),
  fc.integer({ min: 1, max: 6 }).map((n) => `GHSA-${n}`),
  fc.integer({ min: 1, max: 4 }).map((n) => `PYSEC-${n}`),
  fc.constant("DSA-1"),
);
const entries = fc.array(
  fc.array(id, { minLength: 1, maxLength: 4 }).map(([first = "", ...others]) => entry(first, ...others)),
  { maxLength: 8 },
);
const names = [1, 2, 3, 4, 5, 6].map((n) => `GHSA-${n}`).concat([1, 2, 3, 4].map((n) => `PYSEC-${n}`));
const all = (aliases: Aliases) => names.map((name) => idOf(aliases, name));

test("property: neither the order nor who learns what changes an id", () => {
  fc.assert(
    fc.property(entries, fc.nat({ max: 8 }), (learn, cut) => {
      const together = all(learnt(...learn));
      expect(all(learnt(...learn.toReversed()))).toEqual(together);
      const gathered = new Aliases();
      for (const part of [learn.slice(cut), learn.slice(0, cut)])
        gathered.absorb(structuredClone(learnt(...part).known()));
      expect(all(gathered)).toEqual(together);
    }),
    { numRuns: 1000 },
  );
});
