import { readCheckovReport } from "../../../../cli/preview/terraform-scan/checkov-report";
import { judgeTerraform } from "../../../../cli/preview/terraform-scan/judge";

const check = (rule: string, stack: string, resource: string) => ({ rule, name: "a name", stack, resource });
const exception = { rule: "CKV_AWS_18", resources: ["aws_s3_bucket.log*"], reason: "It holds the access logs itself." };
const passed = [check("CKV_AWS_19", "one", "aws_s3_bucket.logs")];

test("a failed check with a written reason is excepted", () => {
  const failed = [check("CKV_AWS_18", "one", "aws_s3_bucket.logs")];
  const judged = judgeTerraform({ passed, failed, unread: [] }, ["one"], [exception]);
  expect(judged.problems).toEqual([]);
  expect(judged.excepted).toEqual([{ ...failed[0], reason: exception.reason }]);
});

test.each([
  ["another rule", check("CKV_AWS_20", "one", "aws_s3_bucket.logs")],
  ["another resource", check("CKV_AWS_18", "one", "aws_s3_bucket.source")],
  ["a resource that only ends like it", check("CKV_AWS_18", "one", "my_aws_s3_bucket.logs")],
])("%s is a problem", (_, failure) => {
  const covered = check("CKV_AWS_18", "one", "aws_s3_bucket.logs");
  const { problems } = judgeTerraform({ passed, failed: [covered, failure], unread: [] }, ["one"], [exception]);
  expect(problems).toEqual([`${failure.rule} (a name) fails in one: ${failure.resource}`]);
});

test("a rule that fails in many stacks is one line", () => {
  const failed = ["a", "b", "c", "d", "e"].map((stack) => check("CKV_AWS_20", stack, "aws_s3_bucket.logs"));
  const { problems } = judgeTerraform({ passed, failed, unread: [] }, ["one"], []);
  expect(problems).toEqual([
    "CKV_AWS_20 (a name) fails in a: aws_s3_bucket.logs, b: aws_s3_bucket.logs, c: aws_s3_bucket.logs and 2 more",
  ]);
});

test("a file that Checkov can't read and a stack that passes nothing are problems", () => {
  const { problems } = judgeTerraform(
    { passed, failed: [], unread: ["/two/cdk.tf.json"] },
    ["one", "two"],
    [exception],
  );
  expect(problems).toEqual([
    "Checkov can't read /two/cdk.tf.json",
    "stack two passes no check at all, so it was not scanned",
  ]);
});

test("an exception that excepts nothing is told, and is no problem of an organization that lacks what it is for", () => {
  const { problems, unused } = judgeTerraform({ passed, failed: [], unread: [] }, ["one"], [exception]);
  expect(unused).toEqual(["CKV_AWS_18 for aws_s3_bucket.log*"]);
  expect(problems).toEqual([]);
});

describe("Checkov's report", () => {
  const raw = { check_id: "CKV_AWS_18", check_name: "n", file_path: "/one/cdk.tf.json", resource: "aws_s3_bucket.a" };
  const results = { passed_checks: [raw], failed_checks: [], skipped_checks: [raw], parsing_errors: ["x"] };

  test.each([
    ["one framework", { results }],
    ["several", [{ results }]],
  ])("%s", (_, value) => {
    const read = readCheckovReport(JSON.stringify(value));
    expect(read.passed).toEqual([{ rule: "CKV_AWS_18", name: "n", stack: "one", resource: "aws_s3_bucket.a" }]);
    // A comment in the Terraform is no written reason.
    expect(read.failed).toHaveLength(1);
    expect(read.unread).toEqual(["x"]);
  });

  test("what it writes when it scanned nothing is refused", () => {
    expect(() => readCheckovReport('{"passed":0,"failed":0,"skipped":0,"parsing_errors":0}')).toThrow();
  });
});
