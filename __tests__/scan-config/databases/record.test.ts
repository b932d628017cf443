import { sourceDigest } from "../../../lambdas/shared/source-digest";
import { fileDigests } from "../../../scan-config/databases/file-digests";
import { databaseDigest, parseRecord } from "../../../scan-config/databases/record";
import { databaseRecord } from "../../support/database-record";
import { scratchFolder } from "../../support/scratch";

const parsed = (change: object) => parseRecord(JSON.stringify({ ...databaseRecord(), ...change }), "database.json");

test("a record is read as it was written", () => {
  expect(parsed({})).toEqual(databaseRecord());
  expect(parsed({ sourceDigest: null, more: 1 })).toMatchObject({ sourceDigest: null });
});

test.each<[string, object]>([
  ["schemaVersion", { schemaVersion: 2 }],
  ["scanner", { scanner: "" }],
  ["builtAt", { builtAt: "yesterday" }],
  ["fetchedAt", { fetchedAt: undefined }],
  ["source", { source: 1 }],
  ["sourceDigest", { sourceDigest: "" }],
  ["sha256", { sha256: "B".repeat(64) }],
  ["files", { files: [] }],
  ["files[0].bytes", { files: [{ ...databaseRecord().files[0], bytes: -1 }] }],
  ["files[0].versionId", { files: [{ ...databaseRecord().files[0], versionId: undefined }] }],
  ["files[0].sha256", { files: [{ ...databaseRecord().files[0], sha256: "short" }] }],
])("a wrong %s is named", (name, change) => {
  expect(() => parsed(change)).toThrow(`database.json has a missing or wrong ${name}`);
});

test.each(["../trivy.db", "/etc/passwd", "db/../../x", ".hidden", "db//x", "db\\x", ""])(
  "the path %j would leave the folder, or hide",
  (path) => {
    const files = [{ ...databaseRecord().files[0], path }];
    expect(() => parsed({ files })).toThrow("files[0].path");
  },
);

test.each([
  ["{", "is no JSON"],
  ["[]", "is an array, expected an object"],
  ['{"files": {}}', "files of database.json is an object, expected an array"],
])("%s is no record", (text, message) => {
  expect(() => parseRecord(text, "database.json")).toThrow(message);
});

test("a database's digest is made as a source's is, whatever the order of its files", async () => {
  const folder = scratchFolder({ "6/b": "two", "6/a": "one" });
  const files = await fileDigests(folder, ["6/b", "6/a"]);
  expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
    ["6/b", 3],
    ["6/a", 3],
  ]);
  const expected = sourceDigest([
    { path: "6/a", bytes: Buffer.from("one") },
    { path: "6/b", bytes: Buffer.from("two") },
  ]);
  expect(databaseDigest(files)).toBe(expected);
  expect(databaseDigest([...files].reverse())).toBe(expected);
});
