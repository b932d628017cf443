import { createWriteStream, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GetObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { fileDigest } from "../databases/file-digests";
import { type DatabaseRecord, type MirroredFile, parseRecord, recordFile } from "../databases/record";
import { reasonOf } from "../installer/reason";

export interface DatabaseFetch {
  readonly client: S3Client;
  /** `s3://<bucket>/<scanner>/` */
  readonly uri: string;
  /** Gets the files and the record; what was in it is removed. */
  readonly folder: string;
}

const attempts = 3;

/**
 * Copies a scanner's newest database out of the mirror: the very versions that its record names, so that a mirror job which
 * writes meanwhile is not seen.
 * @throws Error when it is not there, or is not what the record says
 */
export async function fetchDatabase({ client, uri, folder }: DatabaseFetch): Promise<DatabaseRecord> {
  const [, bucket = "", prefix = ""] = /^s3:\/\/([^/]+)\/(.+\/)$/.exec(uri) ?? [];
  if (bucket === "") throw new Error(`GATEHOUSE_DATABASE_URI is "${uri}", expected s3://<bucket>/<scanner>/`);
  rmSync(folder, { recursive: true, force: true });
  const text = await recordText(client, bucket, `${prefix}${recordFile}`);
  const record = parseRecord(text, `${uri}${recordFile}`);
  for (const file of record.files)
    await fetchFile(client, { Bucket: bucket, Key: `${prefix}${file.path}`, VersionId: file.versionId }, file, folder);
  writeFileSync(join(folder, recordFile), text);
  return record;
}

/** Who may not list a bucket is told "access denied" of what is not there. */
async function recordText(client: S3Client, bucket: string, key: string): Promise<string> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await Body?.transformToString()) ?? "";
  } catch (error) {
    throw new Error(
      `s3://${bucket}/${key} is not there or may not be read (${reasonOf(error)}): has the account's mirror job run?`,
    );
  }
}

/** The SDK does not ask again for the rest of a body that broke off. */
async function fetchFile(
  client: S3Client,
  object: { readonly Bucket: string; readonly Key: string; readonly VersionId: string },
  { path, sha256, bytes }: MirroredFile,
  folder: string,
): Promise<void> {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  for (let attempt = 1; ; attempt += 1)
    try {
      const { Body } = await client.send(new GetObjectCommand(object));
      if (!(Body instanceof Readable)) throw new Error("S3 sent no body");
      await pipeline(Body, createWriteStream(target));
      const found = await fileDigest(target);
      if (found.sha256 === sha256) return;
      throw new Error(
        `it has ${found.bytes} bytes and the SHA-256 ${found.sha256}, recorded are ${bytes} and ${sha256}`,
      );
    } catch (error) {
      if (attempt === attempts)
        throw new Error(
          `cannot fetch version ${object.VersionId} of s3://${object.Bucket}/${object.Key}: ${reasonOf(error)}`,
        );
    }
}
