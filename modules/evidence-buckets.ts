import { Construct } from "constructs";
import { madeAgainFromSource, madeBeforeAccessLogs, nobodyListens } from "./bucket-waivers";
import { EncryptedBucket } from "./encrypted-bucket";
import { EncryptionKey } from "./encryption-key";

export interface EvidenceBucketsProps {
  readonly planBucketName: string;
  readonly approvalBucketName: string;
  readonly keyAlias: string;
  readonly accountId: string;
}

/** Saved plans hold secrets in clear, so they go soon; reviews and approvals are masked, so they stay. */
const planRetentionDays = 14;
const approvalLockDays = 365;

/** Evidence of changes: short-lived plans, and locked reviews, approvals and results. */
export class EvidenceBuckets extends Construct {
  constructor(scope: Construct, id: string, props: EvidenceBucketsProps) {
    super(scope, id);

    const kmsKeyArn = new EncryptionKey(this, "key", {
      alias: props.keyAlias,
      description: "Plans and approvals",
      accountId: props.accountId,
      statements: [],
    }).arn;
    const waivers = [nobodyListens, madeAgainFromSource, madeBeforeAccessLogs];
    new EncryptedBucket(this, "plans", {
      bucketName: props.planBucketName,
      kmsKeyArn,
      expirationDays: planRetentionDays,
      versionRetentionDays: 1,
      waivers,
    });
    new EncryptedBucket(this, "approvals", {
      bucketName: props.approvalBucketName,
      kmsKeyArn,
      lockDays: approvalLockDays,
      versionRetentionDays: approvalLockDays,
      waivers,
    });
  }
}
