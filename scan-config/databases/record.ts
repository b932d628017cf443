import { sha256 } from "../../lambdas/shared/source-digest";
import { asArray, asObject, type JsonObject } from "../runner/reports/json";

/** Name of the record, beside the database's files: in the mirror below `<scanner>/`, and where a scanner reads them. */
export const recordFile = "database.json";

/** One file of a database. */
export interface DatabaseFile {
  /** Relative to the folder that the scanner reads, with `/` between the parts. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 in lower-case hex. */
  readonly sha256: string;
}

/** A file in the mirror. */
export interface MirroredFile extends DatabaseFile {
  /** S3's version: the key is the same for every database, so that this alone says which one is meant. */
  readonly versionId: string;
}

/** `database.json`: the newest database of a scanner in an account's mirror. */
export interface DatabaseRecord {
  readonly schemaVersion: 1;
  readonly scanner: string;
  /** By the database itself, ISO 8601. */
  readonly builtAt: string;
  readonly fetchedAt: string;
  /** Address that it was fetched from. */
  readonly source: string;
  /** What the source itself calls these very bytes, as `sha256:<hex>`; `null` when it has no name for them. */
  readonly sourceDigest: string | null;
  /** `databaseDigest` of the files. */
  readonly sha256: string;
  readonly files: readonly MirroredFile[];
}

/** SHA-256 (hex) over the lines `path\0sha256\n`, sorted by path: as the source digest, so that one word means one thing. */
export function databaseDigest(files: readonly Pick<DatabaseFile, "path" | "sha256">[]): string {
  const lines = [...files].sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, sha256 }) => `${path}\0${sha256}\n`);
  return sha256(lines.join(""));
}

/** No way out of the folder, and nothing hidden. */
const path = /^[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*)*$/;
const hexDigest = /^[0-9a-f]{64}$/;

/**
 * Reads `database.json`.
 * @param where what the messages call it
 * @throws Error that says what is wrong with it
 */
export function parseRecord(text: string, where: string): DatabaseRecord {
  const record = asObject(parse(text, where), where);
  const files = asArray(record.files, `files of ${where}`).map((file) =>
    asObject(file, `an entry of files of ${where}`),
  );
  const wrong = [
    ...problems(record, {
      schemaVersion: (value) => value === 1,
      scanner: isText,
      builtAt: isDate,
      fetchedAt: isDate,
      source: isText,
      sourceDigest: (value) => value === null || isText(value),
      sha256: isHexDigest,
    }),
    ...(files.length === 0 ? ["files"] : []),
    ...files.flatMap((file, index) =>
      problems(file, {
        path: (value) => isText(value) && path.test(String(value)),
        bytes: (value) => Number.isSafeInteger(value) && Number(value) >= 0,
        sha256: isHexDigest,
        versionId: isText,
      }).map((name) => `files[${index}].${name}`),
    ),
  ];
  if (wrong.length > 0) throw new Error(`${where} has a missing or wrong ${wrong.join(", ")}`);
  return record as unknown as DatabaseRecord;
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${where} is no JSON`);
  }
}

function problems(object: JsonObject, members: Readonly<Record<string, (value: unknown) => boolean>>): string[] {
  return Object.entries(members).flatMap(([name, check]) => (check(object[name]) ? [] : [name]));
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function isDate(value: unknown): boolean {
  return typeof value === "string" && !Number.isNaN(Date.parse(value));
}

function isHexDigest(value: unknown): boolean {
  return typeof value === "string" && hexDigest.test(value);
}
