import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";

/** The few things the Lambdas do with one bucket. */
export interface Bucket {
  /** `undefined` when there is no such object; any other failure is thrown. */
  read(key: string): Promise<Uint8Array | undefined>;
  write(key: string, body: string): Promise<void>;
  /** Names of the folders directly below `prefix`, which ends with `/`. */
  folders(prefix: string): Promise<readonly string[]>;
}

export function bucketOf(client: S3Client, name: string): Bucket {
  return {
    async read(key) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: name, Key: key }));
        return await Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async write(key, body) {
      await client.send(new PutObjectCommand({ Bucket: name, Key: key, Body: body, ContentType: "application/json" }));
    },
    async folders(prefix) {
      const names: string[] = [];
      const pages = paginateListObjectsV2({ client }, { Bucket: name, Prefix: prefix, Delimiter: "/" });
      for await (const { CommonPrefixes = [] } of pages)
        names.push(...CommonPrefixes.map(({ Prefix = "" }) => Prefix.slice(prefix.length, -1)));
      return names;
    },
  };
}
