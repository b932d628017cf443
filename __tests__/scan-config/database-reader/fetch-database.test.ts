import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { sha256 } from "../../../lambdas/shared/source-digest";
import { fetchDatabase } from "../../../scan-config/database-reader/fetch-database";
import { databaseDigest } from "../../../scan-config/databases/record";
import { databaseRecord } from "../../support/database-record";
import { scratchFolder } from "../../support/scratch";

const text = (content: string) => ({ sha256: sha256(content), bytes: content.length });
const files = [
  { path: "db/trivy.db", versionId: "v1", ...text("database") },
  { path: "db/metadata.json", versionId: "v2", ...text("{}") },
];
const record = databaseRecord({ files, sha256: databaseDigest(files) });

const uri = "s3://mirror/trivy/";
const good: Readonly<Record<string, string>> = {
  "mirror trivy/database.json newest": JSON.stringify(record),
  "mirror trivy/db/trivy.db v1": "database",
  "mirror trivy/db/metadata.json v2": "{}",
};

/** A bucket with these objects; `answers` may give another body the first times. */
function bucket(objects = good, first: readonly Readable[] = []) {
  const asked: string[] = [];
  const bodies = [...first];
  const send = async ({ input: { Bucket, Key, VersionId = "newest" } }: GetObjectCommand) => {
    const name = `${Bucket} ${Key} ${VersionId}`;
    asked.push(name);
    const body = objects[name];
    if (body === undefined) throw new Error("Access Denied");
    const stream = VersionId === "newest" ? Readable.from([body]) : (bodies.shift() ?? Readable.from([body]));
    return { Body: Object.assign(stream, { transformToString: async () => body }) };
  };
  return { client: { send } as unknown as S3Client, asked };
}

test("the versions that the record names are fetched, and nothing else is left in the folder", async () => {
  const folder = join(scratchFolder({ "database/old": "" }), "database");
  const { client, asked } = bucket();
  expect(await fetchDatabase({ client, uri, folder })).toEqual(record);
  expect(asked).toEqual(Object.keys(good));
  expect(readFileSync(join(folder, "db/trivy.db"), "utf8")).toBe("database");
  expect(JSON.parse(readFileSync(join(folder, "database.json"), "utf8"))).toEqual(record);
  expect(existsSync(join(folder, "old"))).toBe(false);
});

test("a body that breaks off is asked for again", async () => {
  const broken = new Readable({
    read() {
      this.destroy(new Error("socket hang up"));
    },
  });
  const { client, asked } = bucket(good, [broken]);
  const folder = scratchFolder();
  await fetchDatabase({ client, uri, folder });
  expect(asked.filter((name) => name.includes("trivy.db"))).toHaveLength(2);
});

test("bytes that are not the recorded ones are refused, and no record says otherwise", async () => {
  const folder = scratchFolder();
  const { client, asked } = bucket({ ...good, "mirror trivy/db/trivy.db v1": "other" });
  await expect(fetchDatabase({ client, uri, folder })).rejects.toThrow(
    `cannot fetch version v1 of s3://mirror/trivy/db/trivy.db: it has 5 bytes and the SHA-256 ${sha256("other")}, recorded are 8 and ${sha256("database")}`,
  );
  expect(asked.filter((name) => name.includes("trivy.db"))).toHaveLength(3);
  expect(existsSync(join(folder, "database.json"))).toBe(false);
});

test("a mirror without a record is said with what to do", async () => {
  const { client } = bucket({});
  await expect(fetchDatabase({ client, uri, folder: scratchFolder() })).rejects.toThrow(
    "s3://mirror/trivy/database.json is not there or may not be read (Access Denied): has the account's mirror job run?",
  );
});

test.each(["", "s3://mirror", "https://mirror/trivy/", "s3://mirror/trivy"])(
  "%j is no place of a mirror",
  async (wrong) => {
    const { client } = bucket();
    await expect(fetchDatabase({ client, uri: wrong, folder: scratchFolder() })).rejects.toThrow(
      "expected s3://<bucket>/<scanner>/",
    );
  },
);
