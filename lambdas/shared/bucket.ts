import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";

/** The few things the Lambdas do with one bucket. */
export interface Bucket {
  /** `undefined` when S3 says that there is no such object; any other failure is thrown. */
  read(key: string): Promise<Uint8Array | undefined>;
  write(key: string, body: string): Promise<void>;
  /** All keys that begin with `prefix`. */
  list(prefix: string): Promise<readonly string[]>;
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
    async list(prefix) {
      const keys: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: name, Prefix: prefix }))
        keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
      return keys;
    },
  };
}
