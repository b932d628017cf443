import { randomUUID } from "node:crypto";

export interface CreatedObject {
  readonly account: string;
  readonly region: string;
  readonly bucket: string;
  readonly key: string;
  readonly bytes: number;
  readonly etag: string;
  readonly versionId: string;
}

/** The event S3 sends: https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export function objectCreated({ account, region, bucket, key, bytes, etag, versionId }: CreatedObject): object {
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": "Object Created",
    source: "aws.s3",
    account,
    time: new Date().toISOString(),
    region,
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: "0",
      bucket: { name: bucket },
      object: { key, size: bytes, etag, "version-id": versionId },
      "request-id": randomUUID(),
      requester: account,
      reason: "PutObject",
    },
  };
}
