import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { ConstructWaiver } from "../../modules/construct-waiver";
import { waive } from "../../modules/waive";
import { scratchFolder } from "../support/scratch";
import type { TerraformJson } from "../support/synth";

/** The file that CDKTF writes: `Testing.synth` leaves every comment out. */
function synthesized(build: (stack: TerraformStack) => void): TerraformJson {
  const app = new App({ outdir: scratchFolder() });
  const stack = new TerraformStack(app, "test");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  build(stack);
  app.synth();
  return JSON.parse(readFileSync(join(app.outdir, "stacks/test/cdk.tf.json"), "utf8"));
}

const waiver: ConstructWaiver = {
  rule: "CKV_AWS_18",
  reason: "It receives the access logs itself.",
  owner: "platform-team",
  expires: "2027-11-15",
};
const { rule: _, ...answers } = waiver;

test("a resource carries its waivers beside its construct's path", () => {
  const json = synthesized((stack) => {
    waive(new S3Bucket(new Construct(stack, "logs"), "Default"), waiver, { ...waiver, rule: "CKV2_AWS_62" });
  });
  expect(json.resource.aws_s3_bucket?.logs?.["//"]).toEqual({
    metadata: { path: "test/logs/Default", uniqueId: "logs", waivers: { CKV_AWS_18: answers, CKV2_AWS_62: answers } },
  });
});

test("so does a data source, whose own overrides cdktf would replace", () => {
  const json = synthesized((stack) => waive(new DataAwsIamPolicyDocument(stack, "document"), waiver));
  expect(json.data?.aws_iam_policy_document?.document?.["//"]).toEqual({
    metadata: { path: "test/document", uniqueId: "document", waivers: { CKV_AWS_18: answers } },
  });
});

test("a later call adds to the first", () => {
  const json = synthesized((stack) => {
    const bucket = new S3Bucket(stack, "logs");
    waive(bucket, waiver);
    waive(bucket, { ...waiver, rule: "CKV_AWS_144" });
  });
  expect(json.resource.aws_s3_bucket?.logs?.["//"]).toMatchObject({
    metadata: { waivers: { CKV_AWS_18: answers, CKV_AWS_144: answers } },
  });
});

test("it is no argument: Terraform sees the same resource", () => {
  const { "//": waived, ...bucket } =
    synthesized((stack) => waive(new S3Bucket(stack, "logs", { bucket: "b" }), waiver)).resource.aws_s3_bucket?.logs ??
    {};
  const { "//": plain, ...other } =
    synthesized((stack) => new S3Bucket(stack, "logs", { bucket: "b" })).resource.aws_s3_bucket?.logs ?? {};
  expect(bucket).toEqual(other);
  expect(waived).not.toEqual(plain);
});

test.each<[string, Partial<ConstructWaiver>, string]>([
  ["no rule of Checkov", { rule: "AVD-AWS-0089" }, "rule: must be a rule of Checkov, e.g. CKV_AWS_18"],
  ["a pattern", { rule: "CKV_AWS_*" }, "rule: must be a rule of Checkov"],
  ["hardly a reason", { reason: "because" }, "reason: must say in 20 characters or more, on one line, why"],
  ["a reason of spaces", { reason: " ".repeat(30) }, "reason: must say in 20 characters or more"],
  ["no owner", { owner: "" }, "owner: must be the team that answers for it"],
  ["a day that does not exist", { expires: "2027-02-30" }, "expires: must be a day that exists"],
  ["an instant", { expires: "2027-02-15T00:00:00Z" }, "expires: must be a day that exists"],
  ["no end", { expires: "never" }, "expires: must be a day that exists"],
])("%s is refused where the construct is", (_name, wrong, message) => {
  const refused = () => synthesized((stack) => waive(new S3Bucket(stack, "logs"), { ...waiver, ...wrong }));
  expect(refused).toThrow(`test/logs: the waiver of ${wrong.rule ?? waiver.rule} is wrong: ${message}`);
});

test("all that is wrong is told at once", () => {
  const refused = () =>
    synthesized((stack) => waive(new S3Bucket(stack, "logs"), { ...waiver, reason: "", owner: "" }));
  expect(refused).toThrow(/reason: .*; owner: /);
});
