import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { sha256 } from "../../../lambdas/shared/source-digest";
import { databaseDigest } from "../../../scan-config/databases/record";
import { verifiedDatabase } from "../../../scan-config/runner/databases";
import { databaseRecord } from "../../support/database-record";
import { scratchFolder } from "../../support/scratch";

const contents = { "db/trivy.db": "database", "db/metadata.json": '{"UpdatedAt":"2026-11-26T06:00:00Z"}' };
const files = Object.entries(contents).map(([path, text]) => ({
  path,
  versionId: "v1",
  bytes: text.length,
  sha256: sha256(text),
}));
const record = databaseRecord({ files, sha256: databaseDigest(files) });

const database = (change: Readonly<Record<string, string>> = {}) =>
  scratchFolder({ ...contents, "database.json": JSON.stringify(record), ...change });
const verified = (directory: string, fromMirror = true) =>
  verifiedDatabase("trivy", { directory, kind: "real", fromMirror });

test("the mirror's database is taken with the digest that was recorded", async () => {
  expect(await verified(database())).toEqual({
    kind: "real",
    builtAt: "2026-11-26T06:00:00.000Z",
    sha256: record.sha256,
  });
});

test("another file beside it, such as a tool's cache, changes nothing", async () => {
  expect(await verified(database({ "fanal/cache.db": "" }))).toMatchObject({ sha256: record.sha256 });
});

test("a database that is another one is refused, with both digests", async () => {
  const directory = database({ "db/trivy.db": "Database" });
  await expect(verified(directory)).rejects.toThrow(
    new RegExp(`has the digest [0-9a-f]{64}, its database\\.json says ${record.sha256}: it is damaged, or not the one`),
  );
  await expect(verified(directory, false)).rejects.toThrow("it is damaged");
});

test("a file that is not there is named", async () => {
  const more = [...files, { path: "db/more", versionId: "v1", bytes: 0, sha256: sha256("") }];
  const directory = database({ "database.json": JSON.stringify({ ...record, files: more }) });
  await expect(verified(directory)).rejects.toThrow(/holds no db\/more, which its database\.json names/);
});

test("without a record the mirror's is refused, and somebody's own has no digest", async () => {
  const directory = scratchFolder(contents);
  await expect(verified(directory)).rejects.toThrow("holds no database.json, so nothing says that it is the mirror's");
  expect(await verified(directory, false)).toEqual({ kind: "real", builtAt: "2026-11-26T06:00:00.000Z" });
});

test("another scanner's record is refused", async () => {
  const directory = database({ "database.json": JSON.stringify({ ...record, scanner: "grype" }) });
  await expect(verified(directory)).rejects.toThrow("is of grype: this is not the database of trivy");
});

test("a record that can't be read is refused", async () => {
  const directory = database();
  writeFileSync(join(directory, "database.json"), "{");
  await expect(verified(directory)).rejects.toThrow("database.json is no JSON");
});
