import { readCheckovReport } from "../../../../cli/preview/terraform-scan/checkov-report";

const raw = { check_id: "CKV_AWS_18", check_name: "n", file_path: "/one/cdk.tf.json", resource: "aws_s3_bucket.a" };
const results = {
  passed_checks: [raw],
  failed_checks: [],
  skipped_checks: [raw],
  // Of a stack with imports Checkov parses one file of two.
  parsing_errors: ["/out/stacks/two/cdk.tf.json", "/out/stacks/one/imports.tf.json"],
};

test.each([
  ["one framework", { results }],
  ["several", [{ results }]],
])("%s", (_, value) => {
  const check = { rule: "CKV_AWS_18", name: "n", stack: "one", resource: "aws_s3_bucket.a" };
  // A comment in the Terraform that skips a check is no waiver.
  expect(readCheckovReport(JSON.stringify(value))).toEqual({ passed: [check], failed: [check], unread: ["two"] });
});

test("what it writes when it found nothing to scan says nothing of any stack", () => {
  const nothing =
    '{"passed":0,"failed":0,"skipped":0,"parsing_errors":0,"resource_count":0,"checkov_version":"3.3.30"}';
  expect(readCheckovReport(nothing)).toEqual({ passed: [], failed: [], unread: [] });
});

test.each(["", "{}", "null", '{"passed":3,"failed":0}', '{"results":{}}'])("%j is no report", (text) => {
  expect(() => readCheckovReport(text)).toThrow();
});
