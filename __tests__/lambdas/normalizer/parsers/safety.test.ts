import { UnreadableReportError } from "../../../../lambdas/normalizer/report/unreadable";
import { parseReport } from "../../../support/parse-report";
import { fixture } from "../../../support/reports";

const parse = (name: string) => parseReport("safety", fixture(`safety/${name}`));
const only = (vulnerability: object, meta: object = {}) =>
  parseReport("safety", { report_meta: meta, vulnerabilities: [vulnerability] }).findings[0];
const vulnerability = { vulnerability_id: "1", package_name: "Foo_Bar.baz", analyzed_version: "1.0" };

test.each(["gen--safety-check-2.3.5.json", "gen--safety-check-3.8.1.json"])("%s: CVE, package, versions", (name) => {
  const jinja = parse(name).findings.find(({ rule }) => rule === "90006");
  expect(jinja).toMatchObject({
    canonicalId: "CVE-2019-10906",
    aliases: ["pyup.io-90006"],
    package: "jinja2",
    packages: [{ name: "jinja2", version: "2.10", fixedInVersions: ["2.10.1"] }],
    severity: "HIGH",
    publishedAt: "2019-04-07",
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

test.each(["2022-Apr-31", "2022-04-12", "2022-apr-12", "Apr-12", "2022-Apr-12-1", 20220412, null])(
  "%p is no day of publication",
  (published_date) => {
    expect(only({ ...vulnerability, published_date })).not.toHaveProperty("publishedAt", expect.anything());
  },
);

test("one bad entry loses none of the others", () => {
  const json = { report_meta: {}, vulnerabilities: [null, vulnerability, { vulnerability_id: "2" }] };
  const parsed = parseReport("safety", json);
  expect([parsed.entries, parsed.findings.length]).toEqual([3, 1]);
});

test.each(["{}", '{"vulnerabilities":[]}', "Please login"])("fails when the report is %s", (report) => {
  expect(() => parseReport("safety", report)).toThrow(UnreadableReportError);
});

test("arrays of 1.x: CVSS where there is one, and no CVE out of the advisory's text", () => {
  const rows = [
    ["Foo", "<2", "1.0", "see CVE-2020-1000", 7, { base_score: 5 }, { base_score: 9, base_severity: "CRITICAL" }],
    ["foo", "<2", "1.0", null, "8"],
    7,
    ["foo"],
  ];
  const { entries, findings } = parseReport("safety", rows);
  expect(entries).toBe(4);
  expect(findings).toMatchObject([
    { rule: "7", canonicalId: "pyup.io-7", severity: "CRITICAL", originalSeverity: "CRITICAL", aliases: [] },
    { rule: "8", severity: "UNKNOWN", description: "pyup.io-8 in foo 1.0" },
  ]);
});

const scan = (known: readonly unknown[], location = "/home/me/app/requirements.txt") => {
  const specifications = [
    { raw: "Foo[x]==1.0 ; python_version>'3'", vulnerabilities: { known_vulnerabilities: known } },
  ];
  const file = { location, results: { dependencies: [{ name: "Foo", specifications }] } };
  const scan_results = { files: [], projects: [{ location: "/home/me/app", files: [file] }] };
  return parseReport("safety", { meta: { schema_version: "3.0" }, scan_results });
};

test("scan of 3.x: the file below the project, the pinned version", () => {
  const [finding] = scan([{ id: "1", vulnerable_spec: "<2" }], "/home/me/app/sub/requirements.txt").findings;
  expect(finding).toMatchObject({
    canonicalId: "pyup.io-1",
    location: { file: "sub/requirements.txt" },
    packages: [{ name: "Foo", version: "1.0", file: "sub/requirements.txt" }],
  });
});

test("scan of 3.x: what somebody ignored is told from what is ignored because it is not pinned", () => {
  const { dropped } = scan([
    { id: "1", ignored: { code: "unpinned-specification" } },
    { id: "2", ignored: { code: "manual" } },
    null,
  ]);
  expect(dropped).toEqual([
    { reason: "ignored by Safety because the requirement is not pinned to a version", count: 1 },
    { reason: "ignored by a Safety policy file or option", count: 1 },
    { reason: "vulnerability that is no object", count: 1 },
  ]);
});

test("nothing scanned is an error, nothing found is none", () => {
  const check = (packages_found: number) =>
    parseReport("safety", { report_meta: { packages_found }, vulnerabilities: [] }).error;
  expect([check(0), check(1)]).toEqual(["Safety found no package to look at: nothing was scanned", undefined]);
  expect(parseReport("safety", '{"scan_results":{"files":[],"projects":[]}}').error).toContain(
    "no file with requirements",
  );
});

test("nothing found is an error where nothing shows a package", () => {
  const check = (more: object) => parseReport("safety", { report_meta: {}, vulnerabilities: [], ...more }).error;
  expect(check({})).toContain("nothing was scanned");
  expect(check({ scanned_packages: {} })).toContain("nothing was scanned");
  expect(check({ scanned_packages: { foo: { version: "1" } } })).toBeUndefined();
  expect(check({ ignored_vulnerabilities: [vulnerability] })).toBeUndefined();
});

test("ignored vulnerabilities that are no array are a named drop", () => {
  const json = { report_meta: {}, vulnerabilities: [vulnerability], ignored_vulnerabilities: { a: vulnerability } };
  const { findings, dropped } = parseReport("safety", json);
  expect(findings).toHaveLength(1);
  expect(dropped).toEqual([{ reason: "ignored_vulnerabilities that are no array", count: 1 }]);
});

const known = { known_vulnerabilities: [{ id: "1" }] };
const inSpecification = (vulnerabilities: unknown) => ({
  dependencies: [{ name: "foo", specifications: [{ raw: "foo==1", vulnerabilities }] }],
});
const inFile = (results: unknown) => ({ files: [{ location: "r.txt", results }] });
test.each([
  ["a list of vulnerabilities", inFile(inSpecification([{ id: "1" }])), "vulnerabilities that are no object"],
  [
    "known vulnerabilities that are an object",
    inFile(inSpecification({ known_vulnerabilities: { a: 1 } })),
    "known_vulnerabilities that are no array",
  ],
  ["a dependency that is a text", inFile({ dependencies: ["x"] }), "entry of dependencies that is no object"],
  ["dependencies that are an object", inFile({ dependencies: { a: 1 } }), "dependencies that are no array"],
  [
    "specifications that are a text",
    inFile({ dependencies: [{ name: "foo", specifications: "x" }] }),
    "specifications that are no array",
  ],
  [
    "a specification that is null",
    inFile({ dependencies: [{ name: "foo", specifications: [null] }] }),
    "entry of specifications that is no object",
  ],
  ["an empty list of vulnerabilities", inFile(inSpecification([])), "vulnerabilities that are no object"],
  ["results that are an array", inFile([inSpecification(known)]), "results that are no object"],
  ["a file that is a number", { files: [7] }, "entry of files that is no object"],
  ["files that are an object", { files: { a: 1 } }, "files that are no array"],
  ["a project that is a text", { projects: ["x"] }, "entry of projects that is no object"],
  ["a project's files that are a text", { projects: [{ files: "x" }] }, "files that are no array"],
])("scan of 3.x: %s is a named drop", (_name, wrong: { files?: unknown; projects?: unknown }, reason) => {
  const good = { files: [{ location: "good.txt", results: inSpecification(known) }] };
  const projects = [good, ...(Array.isArray(wrong.projects) ? wrong.projects : [])];
  const { findings, dropped } = parseReport("safety", { scan_results: { ...wrong, projects } });
  expect(findings.map(({ location }) => location.file)).toEqual(["good.txt"]);
  expect(dropped).toEqual([{ reason, count: 1 }]);
});

test("scan of 3.x: what is missing or null is empty", () => {
  const nulls = [{}, { results: null }, { results: { dependencies: null } }, { results: inSpecification(null) }];
  const files = [...nulls, { results: inSpecification({ known_vulnerabilities: null }) }];
  expect(parseReport("safety", { scan_results: { files, projects: null } })).toEqual({
    entries: 0,
    findings: [],
    dropped: [],
  });
});
