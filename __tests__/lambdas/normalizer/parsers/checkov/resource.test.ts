import { checkovResource } from "../../../../../lambdas/normalizer/parsers/checkov/resource";
import { typedNames } from "../../../../../lambdas/normalizer/parsers/checkov/typed-names";
import { fixture } from "../../../../support/reports";

const none = typedNames([]);
const at = (resource: string, start: number, end: number, more = {}) => ({
  resource,
  repo_file_path: "/main.tf.json",
  file_line_range: [start, end],
  ...more,
});
const code = (path: string, uniqueId: string) => ({
  code_block: JSON.stringify({ "//": { metadata: { path, uniqueId } } }, null, 2)
    .split(/(?<=\n)/)
    .map((line, index) => [index + 1, line]),
});

test("the construct's path, and the check's own name for the identity", () => {
  const check = at("resource.logs_A1", 3, 9, code("shop/logs", "logs_A1"));
  expect(checkovResource(check, check.resource, none)).toEqual({ resource: "shop/logs", address: "resource.logs_A1" });
});

test("both kinds of checks call a resource the same where its construct is not known", () => {
  const checks = [at("resource.logs", 3, 9), at("aws_s3_bucket.logs", 3, 9), at('aws_s3_bucket.logs["a"]', 3, 9)];
  const names = typedNames(checks);
  const resources = checks.map((check) => checkovResource(check, check.resource, names).resource);
  expect(new Set(resources)).toEqual(new Set(["aws_s3_bucket.logs"]));
});

test("resources of several types with one name are told apart by their lines", () => {
  const names = typedNames([at("aws_s3_bucket.main", 3, 9), at("aws_sqs_queue.main", 12, 15)]);
  const name = (start: number, end: number) => checkovResource(at("", start, end), "resource.main", names).resource;
  expect([name(3, 9), name(12, 15), name(20, 22)]).toEqual([
    "aws_s3_bucket.main",
    "aws_sqs_queue.main",
    "resource.main",
  ]);
});

test("a line that may be the whole file tells no type", () => {
  const names = typedNames([at("aws_kms_key.same", 1, 1)]);
  expect(checkovResource(at("resource.same", 1, 1), "resource.same", names).resource).toBe("resource.same");
});

test.each([
  ["data.doc", "aws_iam_policy_document.doc"],
  ["provider.aws", "provider.aws"],
  ["module.vpc", "module.vpc"],
])("%s is called %s", (given, resource) => {
  const names = typedNames([at("aws_iam_policy_document.doc", 1, 4)]);
  expect(checkovResource(at(given, 1, 4), given, names).resource).toBe(resource);
});

test.each([
  ["AWS::S3::Bucket.Receipts", "Receipts"],
  ["AWS::Serverless::Function.Charge", "Charge"],
  ["Custom::Thing.Mine", "Mine"],
  ["/Dockerfile.RUN", "app/Dockerfile"],
  ["/Dockerfile.", "app/Dockerfile"],
  ["Deployment.default.web", "Deployment.default.web"],
])("%s is called %s, as Trivy does", (given, resource) => {
  const check = { file_path: "/Dockerfile", repo_file_path: "/app/Dockerfile" };
  expect(checkovResource(check, given, none).resource).toBe(resource);
});

test("odd checks have no names to give", () => {
  expect(typedNames([null, 7, {}, { resource: 3 }, { resource: "aws_s3_bucket.a" }]).size).toBe(0);
});

test("every check of a real report on CDKTF's Terraform names a construct", () => {
  const report = JSON.parse(fixture("checkov/gen--checkov-cdktf-names.json").toString());
  const checks: { resource: string }[] = report.results.failed_checks;
  const names = typedNames(checks);
  const resources = checks.map((check) => checkovResource(check, check.resource, names).resource);
  const ids = ["receipts/Default", "invoices/Default", "long", "counted", "each", 'a "quoted" name', "everything"];
  const constructs = [...ids, "open", "registry", "same/key", "same/volume", "same/queue"].map((id) => `shop/${id}`);
  expect(checks).toHaveLength(58);
  expect(new Set(resources)).toEqual(new Set(constructs));
});
