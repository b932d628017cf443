import { UnreadableReportError } from "../../../../lambdas/normalizer/report/unreadable";
import { parseReport } from "../../../support/parse-report";
import { fixture } from "../../../support/reports";

const demo = () => parseReport("bandit", fixture("bandit/gen--bandit-demo.json"));
const report = (results: readonly unknown[], errors: readonly unknown[] = []) => ({ results, errors });
const result = {
  test_id: "B602",
  filename: ".\\src\\a.py",
  issue_text: "shell",
  issue_severity: "HIGH",
  line_number: 12,
  line_range: [12, 13],
  code: "11 before()\n12 run(\n13   'x',   shell=True)\n14 after()\n",
};

test("every result is a finding and every file that could not be read is named", () => {
  const { entries, findings, dropped } = demo();
  expect([entries, findings.length]).toEqual([18, 17]);
  expect(dropped).toEqual([{ reason: "file that Bandit could not read", count: 1 }]);
});

test("a credential is a secret of which nothing is kept", () => {
  const secrets = demo().findings.filter(({ class: kind }) => kind === "secret");
  expect(secrets.map(({ rule }) => rule)).toContain("B105");
  expect(secrets.map(({ title }) => title)).toContain("Possible hardcoded password: ***");
  expect(JSON.stringify(secrets)).not.toContain("hunter2");
});

test("Windows paths become portable and only the reported lines count", () => {
  const [finding] = parseReport("bandit", report([result])).findings;
  expect(finding).toMatchObject({
    class: "code",
    source: "run( 'x', shell=True)",
    location: { file: "src/a.py", startLine: 12, endLine: 13 },
    severity: "HIGH",
  });
});

test("a word that is no severity stays unknown", () => {
  const [finding] = parseReport("bandit", report([{ ...result, issue_severity: "UNDEFINED" }])).findings;
  expect(finding).toMatchObject({ severity: "UNKNOWN", originalSeverity: "UNDEFINED" });
});

test("one bad result loses none of the others", () => {
  const parsed = parseReport("bandit", report([null, result, { test_id: "B101" }, 7]));
  expect(parsed.findings).toHaveLength(1);
  expect(parsed.dropped).toEqual([
    { reason: "result that is no object", count: 2 },
    { reason: "result without test_id or filename", count: 1 },
  ]);
});

test.each([
  ["cut off", fixture("bandit/derived--truncated.json").toString(), "it was cut off"],
  ["an array", "[]", "found an array of another shape"],
  ["null", "null", "found null of another shape"],
  ["without errors", '{"results":[]}', "found an object of another shape"],
  ["text", "Traceback", "found text that is no JSON"],
])("fails when the report is %s", (_name, text, message) => {
  expect(() => parseReport("bandit", text)).toThrow(UnreadableReportError);
  expect(() => parseReport("bandit", text)).toThrow(message);
});

test.each([
  ["no file", { _totals: {} }, [], true],
  ["only files that it could not parse", { _totals: {}, "a.py": {} }, [{ filename: "a.py" }], true],
  ["a file", { _totals: {}, "a.py": {} }, [], false],
])("Bandit that read %s", (_name, metrics, errors, isError) => {
  const { error } = parseReport("bandit", { results: [], errors, metrics });
  expect(error !== undefined).toBe(isError);
});

test.each([undefined, null, []])("an empty report whose metrics are %p may be another tool's", (metrics) => {
  const semgrep = { version: "1.90.0", results: [], errors: [], paths: { scanned: ["a.py"] }, metrics };
  expect(parseReport("bandit", semgrep).error).toContain(`neither results nor Bandit's "metrics"`);
  expect(parseReport("bandit", { ...semgrep, results: [result] }).error).toBeUndefined();
});
