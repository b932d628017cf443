import { join } from "node:path";
import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import {
  type DatabaseFile,
  type DatabaseRecord,
  type MirroredFile,
  parseRecord,
  recordFile,
} from "../databases/record";
import { uploadFile } from "./upload-file";

/** The record in the mirror, and what a newer one must replace. */
export interface Current {
  readonly record: DatabaseRecord;
  readonly etag: string;
}

/** The account's mirror: one folder per scanner, its files under the same keys for ever, and `database.json`. */
export interface Store {
  /** `null` when the scanner has no database yet. @throws Error when its record can't be read */
  current(scanner: string): Promise<Current | null>;
  putFile(scanner: string, folder: string, file: DatabaseFile): Promise<MirroredFile>;
  /** Last of all: from here on readers get the new files. @throws Error when somebody else replaced the record meanwhile */
  putRecord(record: DatabaseRecord, replaced: Current | null): Promise<void>;
}

export function mirrorStore(client: S3Client, bucket: string): Store {
  const keyOf = (scanner: string, path: string) => `${scanner}/${path}`;
  return {
    current: async (scanner) => {
      const key = keyOf(scanner, recordFile);
      try {
        const { Body, ETag = "" } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
        const text = (await Body?.transformToString()) ?? "";
        return { record: parseRecord(text, `s3://${bucket}/${key}`), etag: ETag };
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw error;
      }
    },
    putFile: async (scanner, folder, file) => {
      const upload = { bucket, key: keyOf(scanner, file.path), file: join(folder, file.path), bytes: file.bytes };
      return { ...file, versionId: await uploadFile(client, upload) };
    },
    putRecord: async (record, replaced) => {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: keyOf(record.scanner, recordFile),
          Body: `${JSON.stringify(record, null, 2)}\n`,
          ContentType: "application/json",
          ...(replaced === null ? { IfNoneMatch: "*" } : { IfMatch: replaced.etag }),
        }),
      );
    },
  };
}
