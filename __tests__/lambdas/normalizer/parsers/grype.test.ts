import { UnreadableReportError } from "../../../../lambdas/normalizer/report/unreadable";
import { parseReport } from "../../../support/parse-report";
import { fixture } from "../../../support/reports";

const real = (name: string) => parseReport("grype", fixture(`grype/${name}`));
const report = (matches: readonly unknown[], more: object = {}) =>
  parseReport("grype", { matches, descriptor: {}, source: { type: "directory", target: "." }, ...more });
const match = (vulnerability: object = {}, artifact: object = {}, relatedVulnerabilities: readonly unknown[] = []) => ({
  vulnerability: { id: "GHSA-aaaa-bbbb-cccc", severity: "High", ...vulnerability },
  artifact: { name: "foo", version: "1", type: "npm", locations: [{ path: "/package-lock.json" }], ...artifact },
  relatedVulnerabilities,
});
const first = (...args: Parameters<typeof match>) => report([match(...args)]).findings[0];

test.each(["gen--grype-image.json", "gen--grype-image-bycve.json"])(
  "%s: CVE, EPSS, known exploitation, fix",
  (name) => {
    const lodash = real(name).findings.find(
      (one) => one.class === "vulnerability" && one.canonicalId === "CVE-2019-10744",
    );
    expect(lodash).toMatchObject({
      aliases: ["GHSA-jf85-cpcp-j695"],
      artifact: "registry.example.com/team/demo",
      severity: "CRITICAL",
      epss: 0.02813,
      knownExploited: "2025-02-21",
      packages: [{ file: "app/node_modules/lodash/package.json", fixedInVersions: ["4.17.12"] }],
    });
  },
);

test("ignored matches are a named drop", () => {
  expect(real("gen--grype-onlyfixed-ignored.json")).toMatchObject({
    entries: 12,
    findings: [],
    dropped: [{ reason: "ignored by a Grype rule or VEX statement", count: 12 }],
  });
});

test.each([
  ["its label", "Negligible", [{ severity: "Critical" }], "LOW"],
  ["the relation's, when it is Unknown", "Unknown", [{ severity: "Low" }, { severity: "High" }], "HIGH"],
  [
    "the relation's CVSS, when there is none",
    undefined,
    [{ cvss: [{ version: "2.0", metrics: { baseScore: 9.9 } }] }],
    "HIGH",
  ],
  ["unknown without any", "Unknown", [{ severity: "Unknown" }], "UNKNOWN"],
])("severity: %s", (_name, severity, related, expected) => {
  expect(first({ severity }, {}, related)).toMatchObject({ severity: expected });
});

test("EPSS and known exploitation may stand on the relation only", () => {
  const related = [{ id: "CVE-2020-1000", epss: [{ epss: 0.5 }], knownExploited: [{}] }];
  expect(first({}, {}, related)).toMatchObject({ canonicalId: "CVE-2020-1000", epss: 0.5, knownExploited: "yes" });
});

test("an EPSS that is no probability is none", () => {
  expect(JSON.stringify(first({ epss: [{ epss: 7 }, { epss: "0.5" }] }))).not.toContain("epss");
});

test.each([
  ["the evidence", [{ path: "/b" }, { path: "/a", annotations: { evidence: "primary" } }], "a"],
  ["the first without that word", [{ path: "/z" }, { path: "/a" }], "z"],
  ["the lowest of several", ["/z", "/a"].map((path) => ({ path, annotations: { evidence: "primary" } })), "a"],
  ["the package without any", null, "foo"],
])("in a directory the package is held by %s", (_name, locations, artifact) => {
  expect(first({}, { locations })).toMatchObject({ artifact });
});

test.each([
  ["python", "Foo_Bar", undefined, "pypi", "foo-bar"],
  ["java-archive", "core", "pkg:maven/org.acme/core@1?type=jar", "maven", "org.acme:core"],
  ["go-module", "example.com/A", undefined, "golang", "example.com/a"],
  ["__proto__", "x", undefined, "__proto__", "x"],
])("a %s package", (type, name, purl, ecosystem, expected) => {
  expect(first({}, { type, name, purl })).toMatchObject({ ecosystem, package: expected });
});

test("before 0.7 there is no descriptor", () => {
  expect(parseReport("grype", '{"matches":[],"source":{"type":"image"}}')).toEqual({
    entries: 0,
    findings: [],
    dropped: [],
  });
});

test("a report that was cut down to its matches is one", () => {
  expect(parseReport("grype", { matches: [7, match()] })).toMatchObject({
    findings: [{ class: "vulnerability", package: "foo", artifact: "package-lock.json" }],
    dropped: [{ reason: "match that is no object", count: 1 }],
  });
});

test("one bad match loses none of the others", () => {
  const { findings, dropped } = report([7, match(), { vulnerability: { id: "x" } }]);
  expect(findings).toHaveLength(1);
  expect(dropped).toEqual([
    { reason: "match that is no object", count: 1 },
    { reason: "match without vulnerability.id or artifact.name", count: 1 },
  ]);
});

test.each([
  [{ status: { error: "unable to open", valid: false } }, "unable to open"],
  [{ error: "corrupt" }, "corrupt"],
  [{ status: { valid: false } }, "it is not valid"],
])("a database that could not be used is an error: %j", (db, message) => {
  expect(report([], { descriptor: { db } }).error).toContain(message);
});

test.each([
  "[]",
  "null",
  '{"matches":[]}',
  '{"matches":[7,{"vulnerability":{}}]}',
  '{"matches":{},"descriptor":{}}',
  '{"SchemaVersion":2,"Results":[]}',
])("fails when the report is %s", (text) => {
  expect(() => parseReport("grype", text)).toThrow(UnreadableReportError);
});

test("ignored matches that are no array are a named drop", () => {
  expect(report([], { ignoredMatches: { a: match() } }).dropped).toEqual([
    { reason: "ignoredMatches that are no array", count: 1 },
  ]);
  expect(report([], { ignoredMatches: null }).entries).toBe(0);
});
