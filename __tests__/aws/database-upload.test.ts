import { truncateSync } from "node:fs";
import { join } from "node:path";
import {
  CreateBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  PutBucketVersioningCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { type Moto, startMoto } from "../../cli/preview/moto/start-moto";
import { mirrorStore } from "../../scan-config/database-mirror/store";
import { uploadFile } from "../../scan-config/database-mirror/upload-file";
import { databaseRecord } from "../support/database-record";
import { scratchFolder } from "../support/scratch";

let moto: Moto;
let s3: S3Client;

beforeAll(async () => {
  moto = await startMoto({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  const credentials = { accessKeyId: "a", secretAccessKey: "b" };
  s3 = new S3Client({ region: "us-east-1", credentials, endpoint: moto.url, forcePathStyle: true });
  for (const Bucket of ["mirror", "plain"]) await s3.send(new CreateBucketCommand({ Bucket }));
  const VersioningConfiguration = { Status: "Enabled" } as const;
  await s3.send(new PutBucketVersioningCommand({ Bucket: "mirror", VersioningConfiguration }));
});

afterAll(async () => {
  s3?.destroy();
  await moto?.stop();
});

test.each([
  ["of one part", 1000],
  ["of several parts", 64 * 1024 * 1024 + 1],
])("a file %s arrives whole, as the version that is returned", async (_, bytes) => {
  const file = join(scratchFolder({ file: "begins" }), "file");
  truncateSync(file, bytes);
  const VersionId = await uploadFile(s3, { bucket: "mirror", key: `grype/${bytes}`, file, bytes });
  const head = await s3.send(new HeadObjectCommand({ Bucket: "mirror", Key: `grype/${bytes}`, VersionId }));
  expect(head.ContentLength).toBe(bytes);
  expect((await s3.send(new ListMultipartUploadsCommand({ Bucket: "mirror" }))).Uploads ?? []).toEqual([]);
});

test("a bucket that keeps no versions is refused", async () => {
  const file = join(scratchFolder({ file: "" }), "file");
  const upload = uploadFile(s3, { bucket: "plain", key: "a", file, bytes: 0 });
  await expect(upload).rejects.toThrow("s3://plain keeps no versions, which the mirror needs");
});

test("a record is read as it was written, and none is none", async () => {
  const store = mirrorStore(s3, "mirror");
  expect(await store.current("trivy")).toBeNull();
  await store.putRecord(databaseRecord(), null);
  expect(await store.current("trivy")).toMatchObject({ record: databaseRecord() });
});

test("two jobs at once: the record of the second is refused", async () => {
  const store = mirrorStore(s3, "mirror");
  await expect(store.putRecord(databaseRecord(), null)).rejects.toMatchObject({ name: "PreconditionFailed" });
});
