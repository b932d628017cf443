import { mkdirSync } from "node:fs";
import { fileDigests } from "../databases/file-digests";
import { type DatabaseRecord, databaseDigest, type MirroredFile } from "../databases/record";
import type { DatabaseSource } from "./source";
import type { Store } from "./store";

/** What became of one scanner's database. */
export interface Mirrored {
  readonly outcome: "new" | "unchanged" | "older";
  /** What the mirror holds now. */
  readonly record: DatabaseRecord;
}

/**
 * Brings the newest database of a scanner into the mirror: its files, then the record that names their versions. A reader
 * that began before goes on with the versions of the record that it read. A newer database is never replaced by an older
 * one, also where the source went back.
 * @param folder an empty place for the download
 * @throws Error when it can't be had, or is not what the source says
 */
export async function mirrorDatabase(
  source: DatabaseSource,
  store: Store,
  folder: string,
  now: () => Date,
): Promise<Mirrored> {
  const current = await store.current(source.scanner);
  const offer = await source.latest();
  if (current !== null && offer.digest !== null && offer.digest === current.record.sourceDigest)
    return { outcome: "unchanged", record: current.record };
  mkdirSync(folder, { recursive: true });
  const builtAt = await offer.fetch(folder);
  if (current !== null && Date.parse(builtAt) <= Date.parse(current.record.builtAt)) {
    const outcome = Date.parse(builtAt) < Date.parse(current.record.builtAt) ? "older" : "unchanged";
    return { outcome, record: current.record };
  }
  const files: MirroredFile[] = [];
  for (const file of await fileDigests(folder, source.files))
    files.push(await store.putFile(source.scanner, folder, file));
  const record: DatabaseRecord = {
    schemaVersion: 1,
    scanner: source.scanner,
    builtAt,
    fetchedAt: now().toISOString(),
    source: offer.source,
    sourceDigest: offer.digest,
    sha256: databaseDigest(files),
    files,
  };
  await store.putRecord(record, current);
  return { outcome: "new", record };
}
