import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DataAwsGuarddutyDetector } from "@cdktf/provider-aws/lib/data-aws-guardduty-detector";
import { GuarddutyDetector } from "@cdktf/provider-aws/lib/guardduty-detector";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { App, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { adopt, adoptBucket } from "../../modules/adoption";
import { writeImports } from "../../stacks/write-imports";
import { scratchFolder } from "../support/scratch";

/** A stack with a detector and a bucket that is versioned, synthesized as the app does it. */
function synthesize(outdir: string, adoptions: (parts: Construct, stack: TerraformStack) => void): void {
  const app = new App({ outdir });
  const stack = new TerraformStack(app, "one");
  new AwsProvider(stack, "aws", { region: "eu-central-1" });
  const parts = new Construct(stack, "parts");
  new GuarddutyDetector(parts, "detector", { enable: true });
  const { bucket } = new S3Bucket(parts, "logs", { bucket: "logs" });
  new S3BucketVersioningA(parts, "versioning", { bucket, versioningConfiguration: { status: "Enabled" } });
  adoptions(parts, stack);
  app.synth();
  writeImports(app);
}

const fileIn = (outdir: string) => join(outdir, "stacks/one/imports.tf.json");
const importsIn = (outdir: string) => JSON.parse(readFileSync(fileIn(outdir), "utf8")).import;

test("types that are not adopted are created", () => {
  const outdir = scratchFolder();
  synthesize(outdir, (parts) => adopt(parts, { [S3Bucket.tfResourceType]: "logs" }));
  expect(importsIn(outdir)).toEqual([{ to: expect.stringMatching(/^aws_s3_bucket\.parts_logs_/), id: "logs" }]);
});

test("a bucket brings all its settings", () => {
  const outdir = scratchFolder();
  synthesize(outdir, (parts) => adoptBucket(parts, "logs"));
  expect(importsIn(outdir)).toEqual([
    { to: expect.stringMatching(/^aws_s3_bucket\./), id: "logs" },
    { to: expect.stringMatching(/^aws_s3_bucket_versioning\./), id: "logs" },
  ]);
});

test("an id can be what Terraform looks up", () => {
  const outdir = scratchFolder();
  synthesize(outdir, (parts, stack) =>
    adopt(parts, { [GuarddutyDetector.tfResourceType]: new DataAwsGuarddutyDetector(stack, "existing").id }),
  );
  expect(importsIn(outdir)).toMatchObject([{ id: ["$", "{data.aws_guardduty_detector.existing.id}"].join("") }]);
});

test("without adoption there is no file, also where an earlier synthesis left one", () => {
  const outdir = scratchFolder();
  synthesize(outdir, (parts) => adoptBucket(parts, "logs"));
  expect(existsSync(fileIn(outdir))).toBe(true);
  synthesize(outdir, () => {});
  expect(existsSync(fileIn(outdir))).toBe(false);
});
