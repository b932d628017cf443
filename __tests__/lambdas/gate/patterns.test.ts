import fc from "fast-check";
import { fitsEveryRule, fitsName, fitsPath, fitsText, rulePattern } from "../../../lambdas/gate/patterns";
import { gateFinding, vulnerable } from "../../support/gate-findings";

test.each([
  ["abc", "abc", true],
  ["abc", "abcd", false],
  ["*", "", true],
  ["a*", "a", true],
  ["a*c", "abbbc", true],
  ["a*c", "acb", false],
  ["*b*", "abc", true],
  ["a**c", "abc", true],
  ["CKV_AWS_*", "CKV2_AWS_1", false],
  [".", "a", false],
  ["a+", "aa", false],
  ["(", "(", true],
  ["", "", true],
  ["", "a", false],
])("the text pattern %s and %s: %s", (pattern, text, expected) => {
  expect(fitsText(pattern, text)).toBe(expected);
});

test("property: a text pattern means the regular expression", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "/", "."), maxLength: 12 });
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "."), maxLength: 8 });
  fc.assert(
    fc.property(pattern, text, (glob, name) => {
      const source = glob.replaceAll(".", "\\.").replaceAll("*", ".*");
      expect(fitsText(glob, name)).toBe(new RegExp(`^${source}$`, "s").test(name));
    }),
    { numRuns: 1000 },
  );
});

test("nobody can make the gate wait by a name", () => {
  const started = performance.now();
  expect(fitsText(`${"*a".repeat(20)}*b`, "a".repeat(20_000))).toBe(false);
  expect(fitsPath(`${"**/a/".repeat(20)}b`, "a/".repeat(5_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(1_000);
});

test("a name is the same in capitals and small letters", () => {
  expect([fitsName("Jinja*", "jinja2"), fitsName("jinja2", "Jinja2"), fitsName("jinja", "Jinja2")]).toEqual([
    true,
    true,
    false,
  ]);
});

test.each([
  ["infra/**", "infra/main.tf", true],
  ["infra/**", "infra/a/b/main.tf", true],
  ["infra/**", "other/infra/main.tf", false],
  ["infra/*", "infra/main.tf", true],
  ["infra/*", "infra/a/main.tf", false],
  ["**/main.tf", "main.tf", true],
  ["**/main.tf", "a/b/main.tf", true],
  ["**/*.tf", "a/b.tf.json", false],
  ["a/**/b", "a/b", true],
  ["a/**/b", "a/x/y/b", true],
  ["a/**/b", "a/x/b/c", false],
  ["Infra/**", "infra/main.tf", false],
  ["infra", "infra/main.tf", false],
  ["**", "a/b/c", true],
  ["infra/**", "../infra/main.tf", false],
])("the path pattern %s and %s: %s", (pattern, path, expected) => {
  expect(fitsPath(pattern, path)).toBe(expected);
});

const ledger = gateFinding({ generatorId: "checkov/CKV_AWS_18" });
const merged = gateFinding(
  vulnerable(
    { fields: { "gatehouse/detectors": "grype,trivy", "gatehouse/rule": "CVE-2026-1000" } },
    { RelatedVulnerabilities: ["GHSA-abcd-efgh-1234"] },
  ),
);
const slashes = gateFinding({ generatorId: "sarif/js/sql-injection" });

test.each([
  ["checkov/CKV_AWS_18", ledger, true],
  ["CKV_AWS_18", ledger, true],
  ["ckv_aws_18", ledger, true],
  ["CKV_AWS_*", ledger, true],
  ["checkov/*", ledger, true],
  ["*/CKV_AWS_18", ledger, true],
  ["check*/CKV_AWS_18", ledger, true],
  ["CKV_AWS_1", ledger, false],
  ["bandit/CKV_AWS_18", ledger, false],
  ["trivy/CVE-2026-1000", merged, true],
  ["grype/CVE-2026-1000", merged, true],
  ["safety/CVE-2026-1000", merged, false],
  ["GHSA-ABCD-EFGH-1234", merged, true],
  ["trivy/ghsa-*", merged, true],
  ["CVE-2026-100", merged, false],
  ["js/sql-injection", slashes, true],
  ["sarif/js/sql-injection", slashes, true],
  ["sarif/js/*", slashes, true],
  ["sql-injection", slashes, false],
  ["/CKV_AWS_18", ledger, false],
])("the rule pattern %s and a finding: fits or not", (pattern, finding, expected) => {
  expect(rulePattern(pattern)(finding)).toBe(expected);
});

test.each([
  ["*", true],
  ["**", true],
  ["*/*", true],
  ["bandit/*", false],
  ["*/B602", false],
  ["B*", false],
])("the rule pattern %s is every rule: %s", (pattern, expected) => {
  expect(fitsEveryRule(pattern)).toBe(expected);
});
