import { PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { CannotError, describe } from "../support/errors";
import type { Package } from "./read-package";
import { type SubmitTarget, wantedRole } from "./target";

/** A package that S3 has. */
export interface Uploaded {
  readonly versionId: string;
  /** Without its quotes; what the next `--if-match` may name. */
  readonly etag: string;
}

/**
 * Uploads a package under the workload's one key, with its SHA-256 for S3 to check.
 * @param ifMatch ETag that the newest version must have
 * @throws CannotError when S3 does not take it
 */
export async function upload(
  target: SubmitTarget,
  { bytes, checksum }: Package,
  ifMatch: string | undefined,
  signal: AbortSignal,
): Promise<Uploaded> {
  const s3 = new S3Client({ region: target.region });
  try {
    const { VersionId, ETag = "" } = await s3.send(
      new PutObjectCommand({
        Bucket: target.bucket,
        Key: target.key,
        Body: bytes,
        ChecksumSHA256: checksum,
        ...(ifMatch !== undefined && { IfMatch: `"${ifMatch.replaceAll('"', "")}"` }),
      }),
      { abortSignal: signal },
    );
    if (VersionId === undefined)
      throw new CannotError(
        `s3://${target.bucket} keeps no versions, so no execution could be pinned to one`,
        `apply tooling-${target.workload} again`,
      );
    return { versionId: VersionId, etag: ETag.replaceAll('"', "") };
  } catch (error) {
    throw signal.aborted ? stopped(signal, target) : explained(error, target, ifMatch);
  } finally {
    s3.destroy();
  }
}

function stopped({ reason }: AbortSignal, { pipeline }: SubmitTarget): CannotError {
  return new CannotError(
    `${describe(reason)}: whether S3 has got the package is not known`,
    `look for a new execution of ${pipeline}, or submit it again`,
    { cause: reason },
  );
}

function explained(error: unknown, target: SubmitTarget, ifMatch: string | undefined): unknown {
  if (!(error instanceof S3ServiceException)) return error;
  const { workload, bucket, key } = target;
  const cannot = (message: string, next: string) => new CannotError(message, next, { cause: error });
  switch (error.name) {
    case "NoSuchBucket":
      return cannot(
        `the source bucket ${bucket} of ${workload} does not exist`,
        `apply it first: npx cdktf deploy tooling-${workload}`,
      );
    case "AccessDenied":
      return cannot(`S3 refuses the upload to s3://${bucket}/${key}: ${describe(error)}`, wantedRole(target));
    case "NoSuchKey":
      return cannot(
        `no package of ${workload} has been uploaded yet, so none has the ETag ${ifMatch}`,
        "leave out --if-match",
      );
    case "PreconditionFailed":
    case "ConditionalRequestConflict":
      return cannot(
        `the newest package of ${workload} is not the one with the ETag ${ifMatch}: somebody uploaded another; nothing was uploaded now`,
        "look at what was uploaded meanwhile, then name its ETag",
      );
    default:
      return cannot(`S3 does not take s3://${bucket}/${key}: ${error.name}: ${describe(error)}`, "try again");
  }
}
