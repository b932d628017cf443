import { UnreadableReportError } from "../../lambdas/normalizer/report/unreadable";
import { type Scanner, scanners } from "../../lambdas/shared/scanners";
import { normalized } from "../support/normalized";
import { parseReport } from "../support/parse-report";
import { fixture } from "../support/reports";

const real: Readonly<Record<Scanner, string>> = {
  bandit: "bandit/gen--bandit-demo.json",
  safety: "safety/gen--safety-check-3.8.1.json",
  checkov: "checkov/gen--checkov-cdktf.json",
  trivy: "trivy/gen--trivy-fs-all.json",
  grype: "grype/gen--grype-image.json",
  sarif: "sarif/gen--bandit-demo.sarif",
  junit: "junit/gen--junit-pytest.xml",
};
const everyPair = scanners.flatMap((claimed) =>
  scanners.filter((actual) => actual !== claimed).map((actual) => [actual, claimed] as const),
);

test.each(everyPair)("a report of %s is none of %s", (actual, claimed) => {
  expect(() => parseReport(claimed, fixture(real[actual]))).toThrow(UnreadableReportError);
});

test.each(scanners)("%s: hundreds of thousands of brackets are unreadable, not a crash", (scanner) => {
  const deep = 300_000;
  const open = [
    `${"[".repeat(deep)}${"]".repeat(deep)}`,
    `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`,
    `${"<testsuite>".repeat(5000)}${"</testsuite>".repeat(5000)}`,
  ];
  for (const report of open) expect(() => parseReport(scanner, report)).toThrow(UnreadableReportError);
});

const deepValue = JSON.parse(`${'{"toString":'.repeat(5000)}[]${"}".repeat(5000)}`) as unknown;
/** Every text of a report replaced by a value that must not be believed. */
const replaced = (json: unknown, value: unknown, depth = 0): unknown => {
  if (typeof json === "string") return value;
  if (typeof json !== "object" || json === null || depth > 9) return json;
  if (Array.isArray(json)) return json.map((one) => replaced(one, value, depth + 1));
  return Object.fromEntries(
    Object.entries(json).map(([key, one]) => [key, ["version"].includes(key) ? one : replaced(one, value, depth + 1)]),
  );
};
const jsonScanners = scanners.filter((scanner) => scanner !== "junit");

test.each(
  jsonScanners.flatMap((scanner) =>
    (["__proto__", "constructor", "toString", "\u0000\u001b[31m\ud800", deepValue, 1e308, true] as const).map(
      (value) => [scanner, typeof value === "object" ? "a deep object" : value, value] as const,
    ),
  ),
)("%s with %p for every text is read or refused, and accounted for", async (scanner, _name, value) => {
  const json = replaced(JSON.parse(fixture(real[scanner]).toString()), value);
  const { findings, report, merged } = await normalized(scanner, stringify(json));
  const dropped = report.dropped.reduce((sum, { count }) => sum + count, 0);
  expect(report.entries).toBe(report.findings + dropped);
  expect(report.findings).toBe(findings.length + merged);
  expect(JSON.stringify(findings)).not.toMatch(/\\u001b|\\u0000|\\ud800/);
});

/** `JSON.stringify` recurses, and these values are deeper than its stack. */
function stringify(json: unknown): string {
  const deep = JSON.stringify("the deep value");
  const text = JSON.stringify(json, (_key, value) => (value === deepValue ? "the deep value" : value));
  return text.replaceAll(deep, `${'{"toString":'.repeat(5000)}[]${"}".repeat(5000)}`);
}

test("an object that calls itself something else changes no prototype", () => {
  const report = '{"__proto__":{"polluted":1},"matches":[{"__proto__":{"polluted":1}}],"descriptor":{}}';
  parseReport("grype", report);
  expect(({} as Readonly<Record<string, unknown>>).polluted).toBeUndefined();
});

// Assembled here so that no scanner of this repository takes them for credentials.
const secrets = [
  ["AKIA", "IOSFODNN7EXAMPLE"].join(""),
  `ghp_${"a1B2".repeat(10)}`,
  `github_pat_${"a1B2".repeat(10)}`,
  `xoxb-${"1234567890-".repeat(3)}abc`,
  `eyJ${"hbGciOi".repeat(3)}.eyJ${"zdWIiOi".repeat(3)}.${"s1gn".repeat(6)}`,
  `sk_live_${"a1B2".repeat(6)}`,
  `AIza${"a1B2c".repeat(7)}`,
  `glpat-${"a1B2".repeat(5)}`,
  `npm_${"a1B2".repeat(9)}`,
];
test.each(jsonScanners.flatMap((scanner) => secrets.map((secret) => [scanner, secret] as const)))(
  "%s: %s is in no field, whichever field it is in",
  async (scanner, secret) => {
    const json = JSON.parse(fixture(real[scanner]).toString()) as unknown;
    const suffixed = JSON.stringify(json, (key, value) =>
      typeof value === "string" && !["version", "Status", "Type", "type"].includes(key) ? `${value} ${secret}` : value,
    );
    const { findings } = await normalized(scanner, suffixed);
    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(findings)).not.toContain(secret);
  },
);

test.each([
  ["an entity of its own", '<!DOCTYPE a [<!ENTITY b "c">]><testsuite name="&b;"/>'],
  ["entities within entities", '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><testsuite name="&c;"/>'],
  ["a file", '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><testsuite name="&b;"/>'],
])("JUnit with %s is refused", (_name, report) => {
  expect(() => parseReport("junit", report)).toThrow("document type");
});
