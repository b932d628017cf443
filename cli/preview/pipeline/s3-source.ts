import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { z } from "zod";
import { clientSettings } from "../aws/account-access";
import { ActionFailed, type ActionOutput, type Execution, type ReadyAction } from "./action";
import { artifactLocation } from "./artifact-location";
import { configurationOf } from "./configuration";

const configuration = {
  S3Bucket: z.string(),
  S3ObjectKey: z.string(),
  PollForSourceChanges: z.literal("false"),
  AllowOverrideForS3ObjectKey: z.literal("false"),
};

/**
 * Takes the pinned version of the package into the artifact bucket.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-S3.html
 */
export async function runS3Source(action: ReadyAction, execution: Execution): Promise<ActionOutput> {
  const { S3Bucket: bucket, S3ObjectKey: key } = configurationOf(action, configuration);
  const version = execution.sourceVersions[action.name];
  if (!version) throw new ActionFailed(`the start of the pipeline pins no object version for ${action.name}`);
  const s3 = new S3Client(clientSettings(execution.access));
  try {
    const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: version }));
    const bytes = await object.Body?.transformToByteArray();
    const artifacts = Object.fromEntries(
      action.output_artifacts.map((name) => [name, artifactLocation(execution, name)] as const),
    );
    for (const location of Object.values(artifacts))
      await s3.send(new PutObjectCommand({ Bucket: location.bucket, Key: location.key, Body: bytes ?? "" }));
    const variables = {
      BucketName: bucket,
      ETag: object.ETag ?? "",
      ObjectKey: key,
      VersionId: object.VersionId ?? "",
    };
    return { variables, artifacts };
  } finally {
    s3.destroy();
  }
}
