import { UnreadableReportError } from "../../../../lambdas/normalizer/report/unreadable";
import { parseReport } from "../../../support/parse-report";
import { fixture } from "../../../support/reports";

const log = (...runs: readonly unknown[]) => parseReport("sarif", { version: "2.1.0", runs });
const run = (results: readonly unknown[], driver: object = {}, more: object = {}) => ({
  tool: { driver: { name: "Tool", ...driver } },
  results,
  ...more,
});
const first = (result: object, driver: object = {}, more: object = {}) =>
  log(run([{ ruleId: "R1", message: { text: "m" }, ...result }], driver, more)).findings[0];
const at = (artifactLocation: object, region: object = {}) => ({
  locations: [{ physicalLocation: { artifactLocation, region } }],
});

test("Bandit's log: rule, place, weakness, severity, and the file that it could not read", () => {
  const { findings, dropped } = parseReport("sarif", fixture("sarif/gen--bandit-demo.sarif"));
  expect(findings[0]).toMatchObject({
    rule: "Bandit/B403",
    severity: "LOW",
    originalSeverity: "note",
    location: { file: "src/app.py", startLine: 3, endLine: 3 },
    source: "import pickle",
    weaknesses: [502],
  });
  expect(dropped).toEqual([{ reason: "error that the tool reported of itself", count: 1 }]);
});

const rules = [{ id: "R0" }, { id: "R1", defaultConfiguration: { level: "error" } }];
test.each([
  ["by id", { ruleId: "R1" }, "error"],
  ["by id and more", { ruleId: "R1/sub" }, "error"],
  ["by index", { ruleId: undefined, ruleIndex: 1 }, "error"],
  ["by reference", { ruleId: undefined, rule: { index: 1 } }, "error"],
  ["by id rather than by an index that disagrees", { ruleIndex: 0 }, "error"],
  ["by index where no rule has the id", { ruleId: "other", ruleIndex: 1 }, "error"],
  ["by a prototype's key", { ruleId: "__proto__" }, "warning"],
  ["nowhere", { ruleId: "R9", ruleIndex: -7 }, "warning"],
])("the level comes from the rule found %s", (_name, result, level) => {
  expect(first(result, { rules })).toMatchObject({ originalSeverity: level });
});

test("rules of an extension are found by its index and by id", () => {
  const extensions = [{ rules: [{ id: "X", defaultConfiguration: { level: "note" } }] }];
  const results = [{ ruleId: "X" }, { rule: { index: 0, toolComponent: { index: 0 } } }];
  const { findings } = log({ tool: { driver: { name: "T" }, extensions }, results });
  expect(findings.map(({ severity }) => severity)).toEqual(["LOW", "LOW"]);
  expect(findings[1]?.rule).toBe("T/X");
});

test.each([
  ["9.8", "CRITICAL"],
  [5, "MEDIUM"],
  ["MEDIUM", "MEDIUM"],
  ["0.0", "INFORMATIONAL"],
  ["", "HIGH"],
  ["11", "HIGH"],
  [{ toString: 1 }, "HIGH"],
])("security-severity %p on a level error is %s", (value, severity) => {
  const properties = { "security-severity": value };
  expect(first({ level: "error" }, { rules: [{ id: "R1", properties }] })).toMatchObject({ severity });
  expect(first({ level: "error", properties })).toMatchObject({ severity });
});

test("what is no failure, suppressed or gone is a named drop", () => {
  const results = [
    { kind: "pass" },
    { level: "none" },
    { kind: "review" },
    { baselineState: "absent" },
    { suppressions: [{ kind: "inSource" }] },
    { suppressions: [{ status: "accepted" }, { status: "underReview" }] },
    { suppressions: [{ status: "rejected" }] },
    { suppressions: [] },
  ];
  const { findings, dropped } = log(run(results));
  expect(findings).toHaveLength(3);
  expect(dropped).toEqual([
    { reason: "result that says of itself that it is no failure", count: 2 },
    { reason: "result that the tool could not decide (kind open or review)", count: 1 },
    { reason: "result of an earlier run that is gone now", count: 1 },
    { reason: "result suppressed in the source or by the tool's own list", count: 1 },
  ]);
});

const originalUriBaseIds = {
  ROOT: { uri: "file:///build/app/" },
  SRC: { uri: " src/", uriBaseId: "ROOT" },
  LOOP: { uri: "a/", uriBaseId: "LOOP" },
};
test.each([
  ["relative", { uri: "./a%20b.py" }, "a b.py"],
  ["below a chain of bases", { uri: "a.py", uriBaseId: "SRC" }, "src/a.py"],
  ["absolute, below a base", { uri: "file:///build/app/x/a.py" }, "x/a.py"],
  ["absolute, below none", { uri: "file:///home/a.py" }, "home/a.py"],
  ["of Windows", { uri: "src\\a.py" }, "src/a.py"],
  ["by index", { index: 0 }, "indexed.py"],
  ["with a broken escape", { uri: "a%zz.py" }, "a%zz.py"],
  ["below a prototype's key", { uri: "a.py", uriBaseId: "constructor" }, "a.py"],
])("a file %s", (_name, location, file) => {
  const artifacts = [{ location: { uri: "indexed.py" } }];
  expect(first(at(location), {}, { originalUriBaseIds, artifacts })?.location.file).toBe(file);
});

test("bases that circle end", () => {
  const file = first(at({ uri: "b.py", uriBaseId: "LOOP" }), {}, { originalUriBaseIds })?.location.file;
  expect(file).toBe(`${"a/".repeat(10)}b.py`);
});

test.each([
  ["a named one, the highest version", { fingerprints: { "h/v1": "1", "h/v2": "2" } }, "h/v2=2"],
  ["the stable before the partial", { fingerprints: { a: "1" }, partialFingerprints: { a: "2" } }, "a/v0=1"],
  ["the partial, but no column", { partialFingerprints: { aColumn: "4", line: "5:1" } }, "line/v0=5:1"],
  ["the lines, when values are objects", { fingerprints: { a: { b: 1 } } }, "x = 1"],
])("fingerprint: %s", (_name, result, source) => {
  expect(first({ ...at({ uri: "a" }, { snippet: { text: " x  =\n1 " } }), ...result })).toMatchObject({ source });
});

test("a message may come from the rule, with arguments", () => {
  const messageStrings = { default: { text: "{0} in {1}, {9}" } };
  const message = { id: "default", arguments: ["a", "b"] };
  expect(first({ message }, { rules: [{ id: "R1", messageStrings }] })?.description).toBe("a in b, {9}");
  expect(first({ message: null })?.description).toBe("R1");
});

test.each([
  ["no run", [], "the log has no run"],
  [
    "a run that failed",
    [run([]), run([], {}, { invocations: [{ executionSuccessful: false }] })],
    "Tool says that its execution failed",
  ],
  ["a run that could not start", [{ tool: { driver: { name: "Tool" } }, results: null }], "Tool gave no results"],
])("%s is an error", (_name, runs, message) => {
  expect(log(...runs).error).toContain(message);
});

test("one bad run or result loses none of the others", () => {
  const { findings, dropped } = log(7, run([null, { ruleId: "R1" }]), run([{}]));
  expect(findings.map(({ rule }) => rule)).toEqual(["Tool/R1", "Tool/rule without an id"]);
  expect(dropped.map(({ count }) => count)).toEqual([1, 1]);
});

test.each(['{"version":"1.0.0","runs":[]}', '{"runs":[]}', "[]", "null"])("fails when the report is %s", (text) => {
  expect(() => parseReport("sarif", text)).toThrow(UnreadableReportError);
});

test.each([{ 0: { ruleId: "R1" } }, "x", 1, false])("results %j are a named drop", (results) => {
  const { dropped } = log({ tool: { driver: { name: "Tool" } }, results });
  expect(dropped).toEqual([{ reason: "results that are no array", count: 1 }]);
});

test("a run without results has none", () => {
  expect(log({ tool: { driver: { name: "Tool" } } })).toEqual({ entries: 0, findings: [], dropped: [] });
});
