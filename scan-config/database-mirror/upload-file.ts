import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";

export interface FileUpload {
  readonly bucket: string;
  readonly key: string;
  readonly file: string;
  readonly bytes: number;
}

/** What is uploaded at once, and again when it failed; S3 wants 5 MiB at least and 10,000 parts at most. */
const partBytes = 64 * 1024 * 1024;

/**
 * Uploads a file of any size, each part with its SHA-256, which S3 verifies. What an upload left half is removed by the
 * bucket's lifecycle.
 * @returns the version that S3 gave it
 * @throws Error when the bucket gives none: it is not versioned
 */
export async function uploadFile(client: S3Client, upload: FileUpload): Promise<string> {
  const version = upload.bytes <= partBytes ? await inOne(client, upload) : await inParts(client, upload);
  if (version === undefined) throw new Error(`s3://${upload.bucket} keeps no versions, which the mirror needs`);
  return version;
}

async function inOne(client: S3Client, { bucket, key, file }: FileUpload): Promise<string | undefined> {
  const body = readFileSync(file);
  const put = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ChecksumSHA256: checksum(body) });
  return (await client.send(put)).VersionId;
}

async function inParts(client: S3Client, { bucket, key, file, bytes }: FileUpload): Promise<string | undefined> {
  const place = { Bucket: bucket, Key: key };
  const create = new CreateMultipartUploadCommand({ ...place, ChecksumAlgorithm: "SHA256" });
  const { UploadId } = await client.send(create);
  const descriptor = openSync(file, "r");
  try {
    const parts: CompletedPart[] = [];
    for (let from = 0; from < bytes; from += partBytes) {
      const body = Buffer.alloc(Math.min(partBytes, bytes - from));
      const read = readSync(descriptor, body, 0, body.length, from);
      if (read !== body.length) throw new Error(`${file} became shorter while it was uploaded`);
      const part = { PartNumber: parts.length + 1, ChecksumSHA256: checksum(body) };
      const { ETag } = await client.send(new UploadPartCommand({ ...place, UploadId, ...part, Body: body }));
      parts.push({ ...part, ETag });
    }
    const complete = new CompleteMultipartUploadCommand({ ...place, UploadId, MultipartUpload: { Parts: parts } });
    return (await client.send(complete)).VersionId;
  } finally {
    closeSync(descriptor);
  }
}

function checksum(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("base64");
}
