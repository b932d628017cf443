import {
  CreateBucketCommand,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketPolicyCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import type { EmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { region } from "./asff";
import { rawAws } from "./raw-aws";

export type Tags = Readonly<Record<string, string>>;

/** What somebody made in an account before Gatehouse came, by calls that Terraform knows nothing of. */
export async function byHand({ credentialsFor, endpoints }: EmbeddedAws, accountId: string, tags: Tags = {}) {
  const tagList = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const credentials = await credentialsFor(accountId);
  const { AWS_ENDPOINT_URL: endpoint } = endpoints;
  const call = async (service: string, request: { target?: string; path?: string }, body: object) => {
    const answer = await rawAws(endpoint, service, {
      ...request,
      body: JSON.stringify(body),
      accessKeyId: credentials.accessKeyId,
    });
    if (answer.status >= 300) throw new Error(`${service} ${JSON.stringify(request)}: ${answer.status} ${answer.text}`);
    return answer.text === "" ? {} : (JSON.parse(answer.text) as Record<string, unknown>);
  };
  const config = (name: string, body: object) => call("config", { target: `StarlingDoveService.${name}` }, body);
  const cloudTrail = (name: string, body: object) =>
    call("cloudtrail", { target: `com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.${name}` }, body);
  return {
    async recorder(name: string, bucket: string): Promise<void> {
      const role = "role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig";
      await config("PutConfigurationRecorder", {
        ConfigurationRecorder: {
          name,
          roleARN: `arn:aws:iam::${accountId}:${role}`,
          recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
          recordingMode: { recordingFrequency: "CONTINUOUS" },
        },
      });
      await config("PutDeliveryChannel", {
        DeliveryChannel: {
          name,
          s3BucketName: bucket,
          configSnapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
        },
      });
      await config("StartConfigurationRecorder", { ConfigurationRecorderName: name });
    },
    async detector(): Promise<string> {
      const { detectorId } = await call(
        "guardduty",
        { path: "/detector" },
        { enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES", tags },
      );
      return String(detectorId);
    },
    async trail(name: string, bucket: string, kmsKeyId: string, AdvancedEventSelectors: object[]): Promise<void> {
      await cloudTrail("CreateTrail", {
        Name: name,
        S3BucketName: bucket,
        IsMultiRegionTrail: true,
        IsOrganizationTrail: true,
        IncludeGlobalServiceEvents: true,
        EnableLogFileValidation: true,
        KmsKeyId: kmsKeyId,
        TagsList: tagList,
      });
      await cloudTrail("StartLogging", { Name: name });
      await cloudTrail("PutEventSelectors", { TrailName: name, AdvancedEventSelectors });
    },
    async bucket(bucket: OldBucket): Promise<void> {
      const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
      await makeBucket(s3, bucket);
      await s3.send(new PutBucketTaggingCommand({ Bucket: bucket.name, Tagging: { TagSet: tagList } }));
      s3.destroy();
    },
  };
}

/** A bucket with all that ours have. */
export interface OldBucket {
  readonly name: string;
  readonly kmsKeyArn: string;
  readonly policy: string;
  readonly lockDays?: number;
  readonly lifecycleRules: readonly object[];
}

async function makeBucket(s3: S3Client, bucket: OldBucket): Promise<void> {
  const Bucket = bucket.name;
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      CreateBucketConfiguration: { LocationConstraint: region as "eu-central-1" },
      ObjectLockEnabledForBucket: bucket.lockDays !== undefined,
    }),
  );
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  await s3.send(
    new PutBucketEncryptionCommand({
      Bucket,
      ServerSideEncryptionConfiguration: {
        Rules: [
          {
            BucketKeyEnabled: true,
            ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms", KMSMasterKeyID: bucket.kmsKeyArn },
          },
        ],
      },
    }),
  );
  await s3.send(
    new PutPublicAccessBlockCommand({
      Bucket,
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
  );
  await s3.send(
    new PutBucketOwnershipControlsCommand({
      Bucket,
      OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
    }),
  );
  await s3.send(
    new PutBucketLifecycleConfigurationCommand({
      Bucket,
      LifecycleConfiguration: { Rules: bucket.lifecycleRules as never },
    }),
  );
  if (bucket.lockDays !== undefined)
    await s3.send(
      new PutObjectLockConfigurationCommand({
        Bucket,
        ObjectLockConfiguration: {
          ObjectLockEnabled: "Enabled",
          Rule: { DefaultRetention: { Mode: "GOVERNANCE", Days: bucket.lockDays } },
        },
      }),
    );
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy: bucket.policy }));
}
