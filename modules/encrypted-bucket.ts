import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import type { ConstructWaiver } from "./construct-waiver";
import { expirationRules, type Transition, transitionRules } from "./lifecycle-rules";
import type { PolicyStatement } from "./policy";
import { waive } from "./waive";

export type LockMode = "GOVERNANCE" | "COMPLIANCE";

export interface EncryptedBucketProps {
  readonly bucketName: string;
  /**
   * Key of the bucket's account.
   * @default S3's own key, which is all that S3's log delivery can write with
   */
  readonly kmsKeyArn?: string;
  /**
   * Bucket of the same account and region that receives the access logs.
   * @default no access logs, for a bucket that is made before the account's access-log bucket; CloudTrail's data events
   * are what tells who read it
   */
  readonly accessLogBucketName?: string;
  /** Days after which a version that is no longer current is deleted. */
  readonly versionRetentionDays: number;
  /**
   * How many of an object's versions stay whatever their age, beside the current one.
   * @default none
   */
  readonly keptVersions?: number;
  /**
   * Days after which an object is deleted.
   * @default current objects stay
   */
  readonly expirationDays?: number;
  /**
   * What the keys of objects that expire begin with.
   * @default every object expires
   */
  readonly expirationPrefix?: string;
  /**
   * Where objects go before they expire, coldest last.
   * @default they stay where they were written
   */
  readonly transitions?: readonly Transition[];
  /**
   * Days in which no version can be deleted or overwritten (Object Lock).
   * @default versions can be deleted
   */
  readonly lockDays?: number;
  /** @default governance, which ends by its days or by a change of the bucket's policy; compliance by its days alone */
  readonly lockMode?: LockMode;
  /**
   * Access by services and from other accounts.
   * @default none: only IAM policies of the bucket's own account grant access
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Checks that a bucket of this kind fails on purpose.
   * @default none
   */
  readonly waivers?: readonly ConstructWaiver[];
}

/** A private, versioned, logged bucket that accepts only TLS and encrypts with one key. */
export class EncryptedBucket extends Construct {
  readonly name: string;
  readonly arn: string;
  /** What must exist before the bucket is notified of or read across accounts. */
  readonly policy: S3BucketPolicy;

  constructor(scope: Construct, id: string, props: EncryptedBucketProps) {
    super(scope, id);

    const bucket = new S3Bucket(this, "Default", {
      bucket: props.bucketName,
      objectLockEnabled: props.lockDays !== undefined,
      lifecycle: { preventDestroy: true },
    });
    waive(bucket, ...(props.waivers ?? []));
    const versioning = new S3BucketVersioningA(this, "versioning", {
      bucket: bucket.bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    new S3BucketServerSideEncryptionConfigurationA(this, "encryption", {
      bucket: bucket.bucket,
      rule: [
        {
          bucketKeyEnabled: props.kmsKeyArn !== undefined,
          applyServerSideEncryptionByDefault:
            props.kmsKeyArn === undefined
              ? { sseAlgorithm: "AES256" }
              : { sseAlgorithm: "aws:kms", kmsMasterKeyId: props.kmsKeyArn },
        },
      ],
    });
    const publicAccess = new S3BucketPublicAccessBlock(this, "public-access", {
      bucket: bucket.bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, "ownership", {
      bucket: bucket.bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    if (props.accessLogBucketName !== undefined)
      new S3BucketLoggingA(this, "access-logs", {
        bucket: bucket.bucket,
        targetBucket: props.accessLogBucketName,
        targetPrefix: `${props.bucketName}/`,
      });
    new S3BucketLifecycleConfiguration(this, "retention", {
      bucket: bucket.bucket,
      rule: [
        {
          id: "retention",
          status: "Enabled",
          filter: [{ prefix: "" }],
          noncurrentVersionExpiration: [
            {
              noncurrentDays: props.versionRetentionDays,
              ...(props.keptVersions !== undefined && { newerNoncurrentVersions: props.keptVersions }),
            },
          ],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
        ...expirationRules(props),
        ...transitionRules(props),
      ],
      // S3 refuses noncurrent version rules on a bucket that is not versioned yet.
      dependsOn: [versioning],
    });
    if (props.lockDays !== undefined)
      new S3BucketObjectLockConfigurationA(this, "object-lock", {
        bucket: bucket.bucket,
        rule: { defaultRetention: { mode: props.lockMode ?? "GOVERNANCE", days: props.lockDays } },
        dependsOn: [versioning],
      });

    const policy = new DataAwsIamPolicyDocument(this, "policy", {
      statement: [
        {
          sid: "OnlyTls",
          effect: "Deny",
          actions: ["s3:*"],
          resources: [bucket.arn, `${bucket.arn}/*`],
          principals: [{ type: "*", identifiers: ["*"] }],
          condition: [{ test: "Bool", variable: "aws:SecureTransport", values: ["false"] }],
        },
        ...lockStatements(props, bucket.arn),
        ...(props.statements ?? []),
      ],
    });
    this.policy = new S3BucketPolicy(this, "bucket-policy", {
      bucket: bucket.bucket,
      policy: policy.json,
      // Both change the bucket's policy status; S3 answers "conflicting operation" when they run at the same time.
      dependsOn: [publicAccess],
    });
    this.name = bucket.bucket;
    this.arn = bucket.arn;
  }
}

/** Governance mode alone can be bypassed by whoever may do everything with S3. */
function lockStatements({ lockDays }: EncryptedBucketProps, bucketArn: string): PolicyStatement[] {
  if (lockDays === undefined) return [];
  return [
    {
      sid: "KeepLock",
      effect: "Deny",
      actions: ["s3:BypassGovernanceRetention"],
      resources: [`${bucketArn}/*`],
      principals: [{ type: "*", identifiers: ["*"] }],
    },
  ];
}
