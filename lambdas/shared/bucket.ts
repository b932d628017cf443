import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import { BufferedFile } from "./bytes/buffered-file";
import { type ByteSource, type OpenFile, parts } from "./bytes/byte-source";

/** The few things the Lambdas do with one bucket. */
export interface Bucket {
  /** `undefined` when S3 says that there is no such object; any other failure is thrown. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** The same for an object of any size: it is copied to the disk. */
  open(key: string): Promise<OpenFile | undefined>;
  write(key: string, body: string | ByteSource): Promise<void>;
  /** All keys that begin with `prefix`. */
  list(prefix: string): Promise<readonly string[]>;
}

export function bucketOf(client: S3Client, name: string): Bucket {
  return {
    async read(key) {
      return (await get(client, name, key))?.transformToByteArray();
    },
    async open(key) {
      const body = await get(client, name, key);
      if (!body) return undefined;
      return copyOf(Readable.fromWeb(body.transformToWebStream() as ReadableStream));
    },
    async write(key, body) {
      const attempt = () => put(client, name, key, body);
      // The SDK does not try again what it reads only once.
      await (typeof body === "string" ? attempt() : attempt().catch(attempt));
    },
    async list(prefix) {
      const keys: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: name, Prefix: prefix }))
        keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return keys;
    },
  };
}

async function get(client: S3Client, bucket: string, key: string) {
  try {
    return (await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))).Body;
  } catch (error) {
    if (error instanceof NoSuchKey) return undefined;
    throw error;
  }
}

async function copyOf(stream: Readable): Promise<OpenFile> {
  const file = new BufferedFile();
  try {
    for await (const part of stream) file.appendBytes(part);
    return file;
  } catch (error) {
    // A Lambda's next invocation would find the disk the fuller.
    file.close();
    throw error;
  }
}

async function put(client: S3Client, bucket: string, key: string, body: string | ByteSource): Promise<void> {
  const content =
    typeof body === "string" ? { Body: body } : { Body: Readable.from(copies(body)), ContentLength: body.size };
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, ContentType: "application/json", ...content }));
}

/** A stream keeps what it was given, and the parts of a source are overwritten. */
function* copies(source: ByteSource): Generator<Buffer> {
  for (const part of parts(source)) yield Buffer.from(part);
}
