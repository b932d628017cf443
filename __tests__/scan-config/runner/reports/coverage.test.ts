import { banditCoverage } from "../../../../scan-config/runner/reports/bandit";
import { checkovCoverage } from "../../../../scan-config/runner/reports/checkov";
import { grypeCoverage } from "../../../../scan-config/runner/reports/grype";
import { junitCoverage } from "../../../../scan-config/runner/reports/junit";
import { safetyCoverage } from "../../../../scan-config/runner/reports/safety";
import { sarifCoverage } from "../../../../scan-config/runner/reports/sarif";
import { trivyCoverage } from "../../../../scan-config/runner/reports/trivy";

const text = JSON.stringify;
const source = { sourceDirectory: "/src" };

describe("bandit", () => {
  const report = (errors: object[]) =>
    text({ errors, metrics: { "./a.py": {}, "/src/sub/b.py": {}, _totals: {} }, results: [{}, {}] });

  test("the files it opened are scanned", () => {
    expect(banditCoverage(report([]), source)).toEqual({
      scanned: ["a.py", "sub/b.py"],
      findings: 2,
      problems: [],
      strict: true,
    });
  });

  test("a file that it could not parse is not", () => {
    const coverage = banditCoverage(report([{ filename: "./a.py", reason: "syntax error" }]), source);
    expect(coverage.scanned).toEqual(["sub/b.py"]);
    expect(coverage.problems).toEqual(["Bandit could not read ./a.py: syntax error"]);
  });

  test("another document is refused", () => {
    expect(() => banditCoverage("[]", source)).toThrow("the report is an array, expected an object");
    expect(() => banditCoverage("{}", source)).toThrow("errors is missing, expected an array");
  });
});

describe("safety", () => {
  const report = (packages: number) =>
    text({
      report_meta: { scanned_full_path: ["/src/requirements.txt"], packages_found: packages },
      vulnerabilities: [{}],
    });

  test("the requirement files it read are scanned", () => {
    expect(safetyCoverage(report(3), source)).toMatchObject({
      scanned: ["requirements.txt"],
      findings: 1,
      problems: [],
    });
  });

  test("no package at all is a problem", () => {
    expect(safetyCoverage(report(0), source).problems).toEqual([
      "Safety recognized no package in the requirement files",
    ]);
  });
});

describe("checkov", () => {
  const framework = (file: string, parsing: string[] = []) => ({
    results: {
      passed_checks: [{ file_path: `/${file}` }],
      failed_checks: [{ file_path: `/${file}` }],
      skipped_checks: [],
      parsing_errors: parsing,
    },
    summary: { parsing_errors: parsing.length },
  });

  test("one framework or several", () => {
    expect(checkovCoverage(text(framework("a.yaml")), source)).toMatchObject({ scanned: ["a.yaml"], findings: 1 });
    expect(checkovCoverage(text([framework("a.yaml"), framework("b.tf")]), source)).toMatchObject({
      scanned: ["a.yaml", "b.tf"],
      findings: 2,
      problems: [],
    });
  });

  test("a file that it could not parse is a problem", () => {
    expect(checkovCoverage(text(framework("a.yaml", ["./b.yaml"])), source).problems).toEqual([
      "Checkov could not read ./b.yaml",
    ]);
  });

  test('"passed 0" covers nothing', () => {
    const nothing = { passed: 0, failed: 0, skipped: 0, parsing_errors: 0, resource_count: 0 };
    expect(checkovCoverage(text(nothing), source)).toMatchObject({ scanned: [], findings: 0, problems: [] });
    expect(checkovCoverage(text({ ...nothing, parsing_errors: 1 }), source).problems).toEqual([
      "Checkov could not read 1 files, which it does not name",
    ]);
  });

  test("a framework without results is refused", () => {
    expect(() => checkovCoverage("{}", source)).toThrow("results is missing");
  });
});

describe("junit", () => {
  const suite = (cases: string) => `<testsuites><testsuite name="s">${cases}</testsuite></testsuites>`;

  test("what ran is what the cases belong to", () => {
    const xml = suite(
      '<testcase classname="a" name="1"/><testcase classname="a" name="2"><failure/></testcase><testcase file="b.py" name="3"><error/></testcase>',
    );
    expect(junitCoverage(xml)).toEqual({ scanned: ["a", "b.py"], findings: 2, problems: [], strict: false });
  });

  test.each([
    ["", "no test ran: the report has 0 test cases, 0 skipped"],
    ['<testcase classname="a" name="1"><skipped/></testcase>', "no test ran: the report has 1 test cases, 1 skipped"],
  ])("no case that ran is a problem: %j", (cases, problem) => {
    expect(junitCoverage(suite(cases)).problems).toEqual([problem]);
  });

  test.each([
    ["<testsuites><testsuite>", "unclosed tag"],
    ["<html/>", "the root element is <html>"],
    ['<!DOCTYPE a [<!ENTITY b "c">]><testsuites/>', "it has a document type"],
    ["not xml", "text data outside of root node"],
  ])("%j is refused", (xml, message) => {
    expect(() => junitCoverage(xml)).toThrow(message);
  });
});

describe("trivy", () => {
  const context = { sourceDirectory: "/src", files: ["a.py", "sub/requirements.txt"] };
  const report = (change: object = {}) => text({ SchemaVersion: 2, ArtifactType: "filesystem", ...change });

  test("names lock files, clean or not, and looked at every file", () => {
    const results = [
      { Target: "sub/requirements.txt", Vulnerabilities: [{}, {}] },
      { Target: "Dockerfile", Misconfigurations: [{}], Secrets: [{}], Licenses: [{}] },
    ];
    expect(trivyCoverage(report({ Results: results }), context)).toEqual({
      scanned: ["sub/requirements.txt", "Dockerfile"],
      filesScanned: 2,
      findings: 5,
      problems: [],
      strict: true,
    });
  });

  test.each([[{}], [{ Results: null }], [{ Results: [] }]])("a clean report (%j) names nothing", (change) => {
    expect(trivyCoverage(report(change), context)).toMatchObject({ scanned: [], filesScanned: 2, findings: 0 });
  });

  test("the report of an image or of another schema is refused", () => {
    expect(() => trivyCoverage(report({ ArtifactType: "container_image" }), context)).toThrow("expected filesystem");
    expect(() => trivyCoverage(report({ SchemaVersion: 1 }), context)).toThrow("SchemaVersion is 1, expected 2");
    expect(() => trivyCoverage("[]", context)).toThrow("the report is an array");
  });
});

describe("grype", () => {
  const report = (type: string) =>
    text({
      source: { type },
      matches: [{}],
      descriptor: { db: { status: { built: "2026-11-01T00:00:00Z" } } },
    });
  const component = (...paths: string[]) => ({
    properties: [
      { name: "syft:package:type", value: "python" },
      ...paths.map((value, index) => ({ name: `syft:location:${index}:path`, value })),
    ],
  });
  const packages = text({
    components: [component("/requirements.txt"), component("/requirements.txt", "/b.lock"), {}],
  });
  const context = { sourceDirectory: "/src", files: [], image: false, packages };

  test("the files that packages were recognized by are scanned, and the database is dated", () => {
    expect(grypeCoverage(report("directory"), context)).toEqual({
      scanned: ["requirements.txt", "b.lock"],
      findings: 1,
      problems: [],
      strict: true,
      databaseBuiltAt: "2026-11-01T00:00:00.000Z",
    });
  });

  test("inside an image, paths stay as they are", () => {
    expect(grypeCoverage(report("image"), { ...context, image: true }).scanned).toEqual([
      "/requirements.txt",
      "/b.lock",
    ]);
  });

  test("the source is not taken for the image, nor the other way round", () => {
    expect(() => grypeCoverage(report("directory"), { ...context, image: true })).toThrow("expected image");
    expect(() => grypeCoverage(report("image"), context)).toThrow("source.type is image, expected directory");
  });

  test("an image without a package is a problem, a directory without one is not", () => {
    const none = { ...context, packages: text({}) };
    expect(grypeCoverage(report("image"), { ...none, image: true }).problems).toHaveLength(1);
    expect(grypeCoverage(report("directory"), none).problems).toEqual([]);
  });

  test("without the list of packages nothing is known", () => {
    expect(() => grypeCoverage(report("directory"), { ...context, packages: null })).toThrow("packages is missing");
  });
});

describe("sarif", () => {
  const run = (change: object = {}) => ({ tool: { driver: { name: "own" } }, results: [], ...change });
  const log = (...runs: readonly object[]) => text({ version: "2.1.0", runs });
  const at = (uri: string) => ({ locations: [{ physicalLocation: { artifactLocation: { uri } } }] });

  test("what it names is scanned, and results that are no failure are no findings", () => {
    const results = [at("a.py"), { ...at("file:///src/b.py"), kind: "pass" }, {}];
    const artifacts = [{ location: { uri: "c.py" } }, {}];
    expect(sarifCoverage(log(run({ results, artifacts })), source)).toEqual({
      scanned: ["c.py", "a.py", "b.py"],
      filesScanned: 3,
      findings: 2,
      problems: [],
      strict: false,
    });
  });

  test("a clean log names no file, and its runs are what was looked at", () => {
    expect(sarifCoverage(log(run(), run()), source)).toMatchObject({ filesScanned: 2, findings: 0, problems: [] });
  });

  test.each([
    ["no run", [], "the log has no run: nothing was scanned"],
    ["a run without results", [run({ results: null })], "own gave no results"],
    [
      "a run that failed",
      [run({ invocations: [{ executionSuccessful: false }] })],
      "own says that its execution failed",
    ],
  ])("%s is a problem", (_, runs, problem) => {
    expect(sarifCoverage(log(...runs), source).problems).toEqual([problem]);
  });

  test("another document is refused", () => {
    expect(() => sarifCoverage(text({ version: "2.0.0", runs: [] }), source)).toThrow(
      "version is 2.0.0, expected 2.1.0",
    );
    expect(() => sarifCoverage(log({ results: [] }), source)).toThrow("tool is missing, expected an object");
  });
});
