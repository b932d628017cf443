import { UnreadableReportError } from "../../../../lambdas/normalizer/report/unreadable";
import { parseReport } from "../../../support/parse-report";
import { fixture } from "../../../support/reports";

const parse = (report: unknown) => parseReport("checkov", report);
const check = {
  check_id: "CKV_AWS_20",
  check_name: "public",
  resource: "aws_s3_bucket.a",
  repo_file_path: "/t.json",
  file_line_range: [3, 9],
};
const section = (failed: readonly unknown[], more = {}) => ({
  check_type: "terraform",
  results: { failed_checks: failed, ...more },
});

test("one name per resource: the construct's path, whatever Checkov calls it", () => {
  const { findings } = parse(fixture("checkov/gen--checkov-cdktf.json"));
  const resources = findings.map((finding) => (finding.class === "misconfiguration" ? finding.resource : ""));
  expect(new Set(resources)).toEqual(new Set(["demo/open", "demo/star", "demo/vol", "demo/logs"]));
});

test("a waiver in the workload's own CDKTF code lets nothing pass: it is a finding as without", () => {
  const lines = (waivers: object) =>
    JSON.stringify({ "//": { metadata: { path: "shop/a", uniqueId: "a", ...waivers } }, bucket: "a" }, null, 2)
      .split("\n")
      .map((line, index): [number, string] => [index + 3, `${line}\n`]);
  const waivers = { CKV_AWS_20: { reason: "x".repeat(20), owner: "shop-team", expires: "2099-01-01" } };
  const [waived, plain] = [{ waivers }, {}].map((more) => parse(section([{ ...check, code_block: lines(more) }])));
  expect(waived).toEqual(plain);
  expect(waived?.findings).toEqual([expect.objectContaining({ rule: "CKV_AWS_20", resource: "shop/a" })]);
});

test("severity: the report's own, else the rule's, else the family's, else unknown", () => {
  const severities = parse(
    section([
      { ...check, severity: "IMPORTANT" },
      check,
      { ...check, check_id: "CKV_AWS_999" },
      { ...check, check_id: "CUSTOM_1" },
    ]),
  ).findings.map(({ severity }) => severity);
  expect(severities).toEqual(["HIGH", "CRITICAL", "MEDIUM", "UNKNOWN"]);
});

test("a secret's hash goes nowhere", () => {
  const { findings } = parse(section([{ ...check, check_id: "CKV_SECRET_6", resource: "5f4dcc3b5aa765d6" }]));
  expect(findings[0]).toMatchObject({ class: "secret", severity: "HIGH", location: { file: "t.json", startLine: 3 } });
  expect(JSON.stringify(findings)).not.toContain("5f4dcc3b5aa765d6");
});

test("skipped checks and unparsed files are named drops", () => {
  const parsed = parse([
    section([check], { skipped_checks: [check, check], parsing_errors: ["/x.tf"] }),
    section([check]),
  ]);
  expect(parsed.entries).toBe(5);
  expect(parsed.dropped).toEqual([
    { reason: "check skipped by a comment in the source", count: 2 },
    { reason: "file that Checkov could not parse", count: 1 },
  ]);
});

test('"passed 0" is a report without entries', () => {
  expect(parse(fixture("checkov/gen--checkov-empty-passed0.json")).entries).toBe(0);
});

test("one framework of another shape loses none of the others", () => {
  const parsed = parse([section([check]), { check_type: "x" }]);
  expect(parsed.findings).toHaveLength(1);
  expect(parsed.dropped).toEqual([{ reason: "framework section of another shape", count: 1 }]);
});

test.each([
  ["an empty array", "[]"],
  ["an object without results", '{"failed":3,"passed":0}'],
  ["text", "Traceback (most recent call last)"],
  ["null", "null"],
])("fails when the report is %s", (_name, report) => {
  expect(() => parse(report)).toThrow(UnreadableReportError);
});

test("files that could not be parsed are counted also where only their number is left", () => {
  const quiet = { results: { failed_checks: [] }, summary: { passed: 1, failed: 0, parsing_errors: 2 } };
  expect(parse(quiet).dropped).toEqual([{ reason: "file that Checkov could not parse", count: 2 }]);
});

test("nothing checked is an error, nothing found is none", () => {
  const summary = (passed: number) => ({ ...section([]), summary: { passed, failed: 0, skipped: 0 } });
  expect(parse([summary(0), summary(0)]).error).toContain("Checkov checked no resource");
  expect(parse([summary(0), summary(1)]).error).toBeUndefined();
  expect(parse({ passed: 0, failed: 0 }).error).toContain("nothing was scanned");
});

test("a judged rule says what an attacker gains, and every misconfiguration what to change", () => {
  const failed = (rule: string) => ({
    check_id: rule,
    check_name: "A check",
    resource: "AWS::S3::Bucket.Receipts",
    repo_file_path: "/template.yaml",
    file_line_range: [5, 9],
  });
  const report = { results: { failed_checks: [failed("CKV_AWS_20"), failed("CKV_AWS_18")] } };
  const { findings } = parse(report);
  expect(findings.map(({ description }) => description)).toEqual([
    "A check: anyone can read the bucket's objects",
    "A check",
  ]);
  expect(findings[1]).toMatchObject({
    advice: "Change Receipts so that CKV_AWS_18 passes.",
  });
});

test("nothing failed, and neither checks nor their numbers show that there was something to check", () => {
  expect(parse(section([])).error).toContain("nothing was scanned");
  expect(parse({ ...section([]), summary: {} }).error).toContain("nothing was scanned");
  expect(parse(section([], { passed_checks: [check] })).error).toBeUndefined();
});

test.each(["skipped_checks", "parsing_errors"])("%s that are no array are a named drop", (name) => {
  for (const wrong of [{ a: check }, "x", 1])
    expect(parse(section([check], { [name]: wrong })).dropped).toEqual([
      { reason: `${name} that are no array`, count: 1 },
    ]);
  expect(parse(section([check], { [name]: null })).entries).toBe(1);
});
