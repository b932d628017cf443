import { parseJunit } from "../../../../lambdas/normalizer/parsers/junit";
import { UnreadableReportError } from "../../../../lambdas/normalizer/unreadable";
import { fixture } from "../../../support/reports";

const titles = (report: string) => parseJunit(report).findings.map(({ title }) => title);

test("failures and errors are findings, skipped tests a named drop, passed tests nothing", () => {
  const { entries, findings, dropped } = parseJunit(fixture("junit/gen--junit-pytest.xml").toString());
  expect(entries).toBe(5);
  expect(findings.map(({ rule }) => rule)).toEqual([
    "test_demo.test_fail",
    "test_demo.test_error",
    "test_demo.test_param[\\u6f22\\u5b57]",
  ]);
  expect(dropped).toEqual([{ reason: "test skipped", count: 2 }]);
});

test("a property gives the severity, else a failed test is MEDIUM", () => {
  const { findings } = parseJunit(fixture("junit/gen--junit-pytest.xml").toString());
  expect(findings.map(({ severity }) => severity)).toEqual(["MEDIUM", "MEDIUM", "HIGH"]);
});

test("suites nest, and a failing todo is a failure", () => {
  const { findings } = parseJunit(fixture("junit/gen--junit-node-test.xml").toString());
  expect(findings.map((finding) => (finding.class === "test" ? finding.suites.length : 0))).toEqual([1, 1, 2]);
  expect(findings.map((finding) => (finding.class === "test" ? finding.name : ""))).toContain("todo");
});

test("several failures of one case are one finding with all messages", () => {
  const [finding] = parseJunit(
    '<testsuite><testcase name="a"><failure message="one"/><error message="two">stack</error></testcase></testsuite>',
  ).findings;
  expect(finding).toMatchObject({ description: "one; two" });
});

test("a suite's severity counts for its cases", () => {
  const report = `<testsuites><testsuite name="s"><properties><property name="severity" value="critical"/></properties>
    <testcase name="a"><failure/></testcase></testsuite></testsuites>`;
  expect(parseJunit(report).findings[0]?.severity).toBe("CRITICAL");
});

test("attributes may all be missing", () => {
  expect(titles("<testsuite><testcase><failure/></testcase></testsuite>")).toEqual(["Test failed: (unnamed test)"]);
});

test.each([
  ["cut off", '<testsuite><testcase name="a">', "broken at line"],
  ["of another root", "<test-run/>", "found <test-run>"],
  ["with a document type", '<!DOCTYPE x [<!ENTITY a "b">]><testsuite/>', "document type"],
  ["with an entity of its own", "<testsuite>&a;</testsuite>", "broken at line"],
  ["JSON", "{}", "broken at line"],
])("fails when the report is %s", (_name, report, message) => {
  expect(() => parseJunit(report)).toThrow(UnreadableReportError);
  expect(() => parseJunit(report)).toThrow(message);
});

test("no test case is an error", () => {
  expect(parseJunit("<testsuites><testsuite/></testsuites>").error).toContain("no test ran");
  expect(parseJunit('<testsuite><testcase name="a"/></testsuite>').error).toBeUndefined();
});
