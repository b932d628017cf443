import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { App, TerraformCount, TerraformHclModule, TerraformIterator, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { scratchFolder } from "./scratch";

const availabilityZone = "eu-central-1a";

/** A stack with a resource of every kind that its construct is hard to tell of. */
class Shop extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "aws", { region: "eu-central-1" });
    for (const name of ["receipts", "invoices"]) new S3Bucket(new Construct(this, name), "Default", { bucket: name });
    const tags = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`tag-${index}`, `value-${index}`]));
    const long = new S3Bucket(this, "long", { bucket: "long", tags });
    long.addOverride("lifecycle.prevent_destroy", true);
    const open = {
      blockPublicAcls: false,
      blockPublicPolicy: false,
      ignorePublicAcls: false,
      restrictPublicBuckets: false,
    };
    new S3BucketPublicAccessBlock(this, "open", { bucket: long.id, ...open });
    new EbsVolume(this, "counted", { availabilityZone, size: 1, count: TerraformCount.of(2) });
    new S3Bucket(this, "each", { bucket: "each", forEach: TerraformIterator.fromList(["a", "b"]) });
    new EbsVolume(this, 'a "quoted" name', { availabilityZone, size: 1, encrypted: false });
    new DataAwsIamPolicyDocument(this, "everything", { statement: [{ actions: ["*"], resources: ["*"] }] });
    new TerraformHclModule(this, "registry", { source: "terraform-aws-modules/s3-bucket/aws" });
    const same = new Construct(this, "same");
    new KmsKey(same, "key", { enableKeyRotation: false }).overrideLogicalId("same");
    new EbsVolume(same, "volume", { availabilityZone, size: 1 }).overrideLogicalId("same");
    new SqsQueue(same, "queue", { name: "same" }).overrideLogicalId("same");
  }
}

/** The source of a workload with two stacks of the same constructs, as `cdktf synth` leaves it. */
export function cdktfWorkload(): Readonly<Record<string, string>> {
  const app = new App({ outdir: scratchFolder() });
  const stacks = ["shop", "shop-test"];
  for (const stack of stacks) new Shop(app, stack);
  app.synth();
  return Object.fromEntries(
    stacks.map((stack) => {
      const file = `stacks/${stack}/cdk.tf.json`;
      return [`cdktf.out/${file}`, readFileSync(join(app.outdir, file), "utf8")];
    }),
  );
}

type Blocks = Readonly<Record<string, unknown>>;

/** Every construct path that a `cdk.tf.json` names, by the logical ids of its resources, data sources and modules. */
export function constructPaths(stack: string): ReadonlyMap<string, readonly string[]> {
  const { resource = {}, data = {}, module = {} } = JSON.parse(stack) as Readonly<Record<string, Blocks>>;
  const blocks = [module, ...Object.values({ ...resource, ...data })].flatMap((named) =>
    Object.entries(named as Blocks),
  );
  const paths = new Map<string, string[]>();
  for (const [id, block] of blocks) {
    const { metadata } = (block as { "//": { metadata: { path: string } } })["//"];
    paths.set(id, [...(paths.get(id) ?? []), metadata.path]);
  }
  return paths;
}
