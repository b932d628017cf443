import type { RunManifest } from "../../../lambdas/shared/run-manifest";
import type { Scanner } from "../../../lambdas/shared/scanners";
import type { DatabaseSettings } from "../settings";
import { grypeDatabase } from "./grype";
import type { ReadDatabase } from "./read-database";
import { recordedDigest } from "./recorded-digest";
import { safetyDatabase } from "./safety";
import { trivyDatabase } from "./trivy";

const readers: Partial<Readonly<Record<Scanner, ReadDatabase>>> = {
  grype: grypeDatabase,
  safety: safetyDatabase,
  trivy: trivyDatabase,
};

/**
 * Date and kind of a scanner's vulnerability database. One that calls itself an example is one, whatever the
 * environment says.
 * @throws Error when there is none, or it cannot be read
 */
export function databaseOf(
  scanner: Scanner,
  database: Omit<DatabaseSettings, "fromMirror"> | null,
): RunManifest["database"] {
  if (database === null) throw new Error("GATEHOUSE_DATABASE is not set: the scanner needs a vulnerability database");
  const read = readers[scanner];
  if (read === undefined) throw new Error(`nothing here reads the database of ${scanner}`);
  const { example, builtAt } = read(database.directory);
  return { kind: example ? "example" : database.kind, builtAt };
}

/**
 * The same with its digest, where the mirror recorded one.
 * @throws Error also when it is not the one that its record describes
 */
export async function verifiedDatabase(
  scanner: Scanner,
  database: DatabaseSettings | null,
): Promise<RunManifest["database"]> {
  const facts = databaseOf(scanner, database);
  const sha256 = database === null ? undefined : await recordedDigest(scanner, database);
  return { ...facts, ...(sha256 !== undefined && { sha256 }) };
}
