import { UnreadableReportError } from "../../../../lambdas/normalizer/report/unreadable";
import { parseReport } from "../../../support/parse-report";
import { fixture } from "../../../support/reports";

const titles = (report: string) => parseReport("junit", report).findings.map(({ title }) => title);

test("failures and errors are findings, skipped tests a named drop, passed tests nothing", () => {
  const { entries, findings, dropped } = parseReport("junit", fixture("junit/gen--junit-pytest.xml"));
  expect(entries).toBe(5);
  expect(findings.map(({ rule }) => rule)).toEqual([
    "test_demo.test_fail",
    "test_demo.test_error",
    "test_demo.test_param[\\u6f22\\u5b57]",
  ]);
  expect(dropped).toEqual([{ reason: "test skipped", count: 2 }]);
});

test("a property gives the severity, else a failed test is MEDIUM", () => {
  const { findings } = parseReport("junit", fixture("junit/gen--junit-pytest.xml"));
  expect(findings.map(({ severity }) => severity)).toEqual(["MEDIUM", "MEDIUM", "HIGH"]);
});

test("suites nest, and a failing todo is a failure", () => {
  const { findings } = parseReport("junit", fixture("junit/gen--junit-node-test.xml"));
  expect(findings.map((finding) => (finding.class === "test" ? finding.suites.length : 0))).toEqual([1, 1, 2]);
  expect(findings.map((finding) => (finding.class === "test" ? finding.name : ""))).toContain("todo");
});

test("several failures of one case are one finding with all messages", () => {
  const [finding] = parseReport(
    "junit",
    '<testsuite><testcase name="a"><failure message="one"/><error message="two">stack</error></testcase></testsuite>',
  ).findings;
  expect(finding).toMatchObject({ description: "one; two" });
});

test("a failure without a message is described by its type", () => {
  const report = `<testsuite><testcase name="a"><failure type="TypeError">stack</failure></testcase>
    <testcase name="b"><error message="" type="OSError"/></testcase>
    <testcase name="c"><error message="m" type="OSError"/></testcase></testsuite>`;
  expect(parseReport("junit", report).findings.map(({ description }) => description)).toEqual([
    "TypeError",
    "OSError",
    "m",
  ]);
});

test("CodeBuild's folder is in no name", () => {
  const folder = "/codebuild/output/src123/src/";
  const report = `<testsuite name="${folder}tests/a.php"><testcase name="t" classname="${folder}b.py"><failure/></testcase></testsuite>`;
  expect(parseReport("junit", report).findings).toMatchObject([
    { rule: "b.py.t", suites: ["tests/a.php"], className: "b.py" },
  ]);
});

test.each([
  ["as it is", "\u000c"],
  ["as a reference", "&#xFFFE;"],
])("a character that XML does not allow, %s, loses nothing", (_name, character) => {
  const report = `<testsuite><testcase name="a"><failure message="boom ${character}!"/></testcase></testsuite>`;
  expect(parseReport("junit", report).findings).toMatchObject([{ name: "a", description: "boom \ufffd!" }]);
});

test("the encoding that the report names is its encoding", () => {
  const report = `<?xml version="1.0" encoding="ISO-8859-1"?>
    <testsuite><testcase name="café"><failure message="\u0080"/></testcase></testsuite>`;
  expect(parseReport("junit", Buffer.from(report, "latin1")).findings).toMatchObject([
    { name: "café", description: "€" },
  ]);
});

test("a suite's severity counts for its cases", () => {
  const report = `<testsuites><testsuite name="s"><properties><property name="severity" value="critical"/></properties>
    <testcase name="a"><failure/></testcase></testsuite></testsuites>`;
  expect(parseReport("junit", report).findings[0]?.severity).toBe("CRITICAL");
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
  expect(() => parseReport("junit", report)).toThrow(UnreadableReportError);
  expect(() => parseReport("junit", report)).toThrow(message);
});

test("no test case is an error", () => {
  expect(parseReport("junit", "<testsuites><testsuite/></testsuites>").error).toContain("no test ran");
  expect(parseReport("junit", '<testsuite><testcase name="a"/></testsuite>').error).toBeUndefined();
});

test("a suite that fails itself is an entry named after it, with its suites, its file and its severity", () => {
  const report = `<testsuites><testsuite name="outer"><testsuite name="db" file="db.py">
    <properties><property name="severity" value="HIGH"/></properties>
    <testcase name="a"/><error message="setup failed"/><failure message="teardown failed"/></testsuite></testsuite></testsuites>`;
  const { entries, findings } = parseReport("junit", report);
  expect(entries).toBe(1);
  expect(findings).toMatchObject([
    {
      rule: "db",
      title: "Test failed: db",
      description: "setup failed; teardown failed",
      severity: "HIGH",
      suites: ["outer"],
      location: { file: "db.py" },
    },
  ]);
});

test("also the root may fail, and a suite may be skipped", () => {
  const report = '<testsuites name="all"><error message="m"/><testsuite name="s"><skipped/></testsuite></testsuites>';
  const { findings, dropped, error } = parseReport("junit", report);
  expect(findings).toMatchObject([{ rule: "all", suites: [] }]);
  expect(dropped).toEqual([{ reason: "test skipped", count: 1 }]);
  expect(error).toContain("no test ran");
});

test("a case within a case loses neither", () => {
  const report = `<testsuite name="s"><testcase name="a"><failure message="x"/><testcase name="b"/><error message="y"/></testcase>
    <testcase name="c"><testcase name="d"><failure message="z"/></testcase><failure message="w"/></testcase></testsuite>`;
  expect(parseReport("junit", report).findings.map(({ rule, description }) => [rule, description])).toEqual([
    ["a", "x; y"],
    ["d", "z"],
    ["c", "w"],
  ]);
});

test.each(["<skipped/><failure/>", "<failure/><skipped/>"])("%s is a failure", (inside) => {
  expect(titles(`<testsuite><testcase name="a">${inside}</testcase></testsuite>`)).toEqual(["Test failed: a"]);
});
