import { readFileSync } from "node:fs";
import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  type BucketLocationConstraint,
  CreateBucketCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { EnableSecurityHubCommand, ResourceConflictException, SecurityHubClient } from "@aws-sdk/client-securityhub";
import { type AccountAccess, clientSettings, securityHubSettings } from "./aws/account-access";
import type { BucketDefinition, TableDefinition, ToolingDefinition } from "./definition/tooling-definition";

/** What of the synthesized stack must exist before its pipeline runs: buckets, objects, tables, Security Hub. */
export async function provision(definition: ToolingDefinition, access: AccountAccess): Promise<void> {
  const s3 = new S3Client(clientSettings(access));
  try {
    for (const bucket of definition.buckets) await createBucket(s3, access.region, bucket);
    for (const { bucket, key, file } of definition.objects)
      await s3.send(
        new PutObjectCommand({ Bucket: bucket, Key: key, Body: readFileSync(file), ChecksumAlgorithm: "SHA256" }),
      );
  } finally {
    s3.destroy();
  }
  await createTables(access, definition.tables);
  await enableSecurityHub(access);
}

/** The verdicts' bucket belongs to the log archive account, whose stack is not part of a workload's. */
export async function provisionVerdictBucket(access: AccountAccess, name: string): Promise<void> {
  const s3 = new S3Client(clientSettings(access));
  try {
    await createBucket(s3, access.region, { name, versioned: true, objectLock: true, eventBridge: false });
  } finally {
    s3.destroy();
  }
}

async function createBucket(s3: S3Client, region: string, bucket: BucketDefinition): Promise<void> {
  const Bucket = bucket.name;
  await s3.send(
    new CreateBucketCommand({
      Bucket,
      ObjectLockEnabledForBucket: bucket.objectLock,
      // S3 refuses us-east-1 as a constraint: it is the default.
      ...(region !== "us-east-1" && {
        CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint },
      }),
    }),
  );
  if (bucket.versioned)
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
  if (bucket.eventBridge)
    await s3.send(
      new PutBucketNotificationConfigurationCommand({
        Bucket,
        NotificationConfiguration: { EventBridgeConfiguration: {} },
      }),
    );
}

async function createTables(access: AccountAccess, tables: readonly TableDefinition[]): Promise<void> {
  const dynamoDb = new DynamoDBClient(clientSettings(access));
  try {
    for (const { name, hashKey, rangeKey } of tables)
      await dynamoDb.send(
        new CreateTableCommand({
          TableName: name,
          BillingMode: "PAY_PER_REQUEST",
          AttributeDefinitions: [hashKey, rangeKey].map((key) => ({ AttributeName: key, AttributeType: "S" })),
          KeySchema: [
            { AttributeName: hashKey, KeyType: "HASH" },
            { AttributeName: rangeKey, KeyType: "RANGE" },
          ],
        }),
      );
  } finally {
    dynamoDb.destroy();
  }
}

/** Two workloads may share a tooling account and region. */
async function enableSecurityHub(access: AccountAccess): Promise<void> {
  const securityHub = new SecurityHubClient(securityHubSettings(access));
  try {
    await securityHub.send(new EnableSecurityHubCommand({ EnableDefaultStandards: false }));
  } catch (error) {
    if (!(error instanceof ResourceConflictException)) throw error;
  } finally {
    securityHub.destroy();
  }
}
