import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileDigests } from "../../databases/file-digests";
import { databaseDigest, parseRecord, recordFile } from "../../databases/record";
import type { DatabaseSettings } from "../settings";

/**
 * The digest of a database, once its files are what the mirror recorded beside them.
 * @returns `undefined` for a database that somebody brought without a record
 * @throws Error when it is another one, or came from the mirror without a record
 */
export async function recordedDigest(
  scanner: string,
  { directory, fromMirror }: DatabaseSettings,
): Promise<string | undefined> {
  const file = join(directory, recordFile);
  if (!existsSync(file)) {
    if (fromMirror)
      throw new Error(`${directory} holds no ${recordFile}, so nothing says that it is the mirror's database`);
    return undefined;
  }
  const record = parseRecord(readFileSync(file, "utf8"), file);
  if (record.scanner !== scanner)
    throw new Error(`${file} is of ${record.scanner}: this is not the database of ${scanner}`);
  const paths = record.files.map(({ path }) => path);
  const missing = paths.filter((path) => !existsSync(join(directory, path)));
  if (missing.length > 0) throw new Error(`${directory} holds no ${missing.join(", ")}, which its ${recordFile} names`);
  const found = databaseDigest(await fileDigests(directory, paths));
  if (found !== record.sha256)
    throw new Error(
      `the vulnerability database in ${directory} has the digest ${found}, its ${recordFile} says ${record.sha256}: it is damaged, or not the one that the mirror recorded`,
    );
  return found;
}
