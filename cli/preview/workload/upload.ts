import { createHash } from "node:crypto";
import { HeadObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { reproducibleZip } from "../../../lambdas/shared/reproducible-zip";
import { packageFiles } from "../../package/source-tree";
import { type AccountAccess, clientSettings } from "../aws/account-access";
import { DefinitionError } from "../definition/references";
import type { ToolingDefinition } from "../definition/tooling-definition";
import { objectCreated } from "../trigger/object-created";

/**
 * Packages a source folder and uploads it under the key that the pipeline watches.
 * @returns the *Object Created* event that S3 sends of it
 */
export async function upload(source: string, definition: ToolingDefinition, access: AccountAccess): Promise<object> {
  const { bucket, key } = watchedObject(definition);
  const zip = reproducibleZip(packageFiles(source));
  const s3 = new S3Client(clientSettings(access));
  try {
    const { VersionId = "", ETag = "" } = await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: zip,
        ChecksumSHA256: createHash("sha256").update(zip).digest("base64"),
      }),
    );
    const { ContentLength = 0 } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId }));
    const etag = ETag.replaceAll('"', "");
    return objectCreated({ ...access, bucket, key, bytes: ContentLength, etag, versionId: VersionId });
  } finally {
    s3.destroy();
  }
}

function watchedObject({ pipeline, buckets }: ToolingDefinition): { readonly bucket: string; readonly key: string } {
  const { S3Bucket: bucket = "", S3ObjectKey: key = "" } = pipeline.stages[0]?.action[0]?.configuration ?? {};
  if (!buckets.some(({ name, eventBridge, versioned }) => name === bucket && eventBridge && versioned))
    throw new DefinitionError(
      `the source bucket "${bucket}" is not one of the stack that is versioned and tells EventBridge of new objects`,
    );
  return { bucket, key };
}
