import { banditCoverage } from "../../../../scan-config/runner/reports/bandit";
import { checkovCoverage } from "../../../../scan-config/runner/reports/checkov";
import { junitCoverage } from "../../../../scan-config/runner/reports/junit";
import { safetyCoverage } from "../../../../scan-config/runner/reports/safety";

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
