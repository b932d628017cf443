import { parseSafety } from "../../../../lambdas/normalizer/parsers/safety";
import { UnreadableReportError } from "../../../../lambdas/normalizer/unreadable";
import { fixture } from "../../../support/reports";

const parse = (name: string) => parseSafety(fixture(`safety/${name}`).toString());
const only = (vulnerability: object, meta: object = {}) =>
  parseSafety(JSON.stringify({ report_meta: meta, vulnerabilities: [vulnerability] })).findings[0];
const vulnerability = { vulnerability_id: "1", package_name: "Foo_Bar.baz", analyzed_version: "1.0" };

test.each(["gen--safety-check-2.3.5.json", "gen--safety-check-3.8.1.json"])("%s: CVE, package, versions", (name) => {
  const jinja = parse(name).findings.find(({ rule }) => rule === "90006");
  expect(jinja).toMatchObject({
    canonicalId: "CVE-2019-10906",
    aliases: ["pyup.io-90006"],
    package: "jinja2",
    packages: [{ name: "jinja2", version: "2.10", fixedInVersions: ["2.10.1"] }],
    severity: "HIGH",
  });
});

test("the absolute path of the machine is not in the finding", () => {
  const { findings } = parse("gen--safety-check-3.8.1.json");
  expect(new Set(findings.map(({ location }) => location.file))).toEqual(new Set(["proj/requirements.txt"]));
});

test("without a CVE and a severity it stays unrated", () => {
  const unrated = parse("gen--safety-check-3.8.1.json").findings.find(({ rule }) => rule === "90003");
  expect(unrated).toMatchObject({ canonicalId: "pyup.io-90003", severity: "UNKNOWN", cvss: [] });
  expect(unrated?.originalSeverity).toBeUndefined();
});

test("ignored vulnerabilities are a named drop", () => {
  expect(parse("gen--safety-check-3.8.1-ignored.json").dropped).toEqual([
    { reason: "ignored by a Safety policy file or option", count: 2 },
  ]);
});

test("names are compared as the package index compares them", () => {
  expect(only(vulnerability)).toMatchObject({ package: "foo-bar-baz" });
});

test("of several CVEs the lowest is canonical", () => {
  expect(only({ ...vulnerability, CVE: "CVE-2021-10000, CVE-2021-9999" })).toMatchObject({
    canonicalId: "CVE-2021-9999",
    aliases: ["CVE-2021-10000", "pyup.io-1"],
  });
});

test.each([
  [9.8, undefined, "CRITICAL"],
  [undefined, 10, "HIGH"],
  [4.0, 10, "MEDIUM"],
  [Number.MAX_VALUE, undefined, "UNKNOWN"],
])("CVSS v3 %p and v2 %p are %s", (v3, v2, severity) => {
  const rating = { cvssv3: { base_score: v3 }, cvssv2: { base_score: v2 } };
  expect(only({ ...vulnerability, severity: rating })?.severity).toBe(severity);
});

test("one bad entry loses none of the others", () => {
  const json = { report_meta: {}, vulnerabilities: [null, vulnerability, { vulnerability_id: "2" }] };
  const parsed = parseSafety(JSON.stringify(json));
  expect([parsed.entries, parsed.findings.length]).toEqual([3, 1]);
});

test.each(["{}", '{"vulnerabilities":[]}', "Please login"])("fails when the report is %s", (report) => {
  expect(() => parseSafety(report)).toThrow(UnreadableReportError);
});
