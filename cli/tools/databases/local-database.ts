import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { databaseProgram, type GoDatabase, goDatabases, goExample } from "./go-example";
import { safetyExample } from "./safety-example";
import { stampedFolder } from "./stamped-folder";

export interface LocalDatabase {
  readonly folder: string;
  readonly kind: "real" | "example";
}

/** The scanners that read a vulnerability database. */
export const databaseScanners = ["safety", "trivy", "grype"] as const satisfies readonly ("safety" | GoDatabase)[];

export type DatabaseScanner = (typeof databaseScanners)[number];

export function needsDatabase(scanner: string): scanner is DatabaseScanner {
  return (databaseScanners as readonly string[]).includes(scanner);
}

/**
 * The folder of a scanner's real database: `GATEHOUSE_DATABASES` names a folder laid out like the accounts' mirror
 * bucket, one folder per scanner. `null` where it has none for this scanner.
 */
export function ownDatabase(scanner: DatabaseScanner, environment: NodeJS.ProcessEnv = process.env): string | null {
  const { GATEHOUSE_DATABASES: folder } = environment;
  if (!folder) return null;
  const own = resolve(folder, scanner);
  return existsSync(own) ? own : null;
}

/**
 * The vulnerability database of a scanner: a real one where `GATEHOUSE_DATABASES` has it, else the small example, which
 * only the examples' policy allows.
 * @throws CannotError when the example's database cannot be built
 */
export async function localDatabase(
  scanner: DatabaseScanner,
  onProgress: (line: string) => void,
  signal?: AbortSignal,
): Promise<LocalDatabase> {
  const own = ownDatabase(scanner);
  if (own !== null) return { folder: own, kind: "real" };
  return { folder: await prepareExampleDatabase(scanner, onProgress, signal), kind: "example" };
}

/** The example database of a scanner, in the user's cache and stamped with the time it was built. */
export function prepareExampleDatabase(
  scanner: DatabaseScanner,
  onProgress: (line: string) => void = () => {},
  signal?: AbortSignal,
  now: () => Date = () => new Date(),
): Promise<string> {
  const database = scanner === "safety" ? safetyExample() : goExample(scanner, onProgress, signal);
  return stampedFolder(database, now);
}

/** Whether no example database needs a program that is not built yet. */
export function ensuredExamples(): boolean {
  return goDatabases.every((tool) => ownDatabase(tool) !== null || databaseProgram(tool) !== null);
}

/** The environment by which a build knows its database. No address: nothing was fetched from a mirror. */
export function databaseEnvironment({ folder, kind }: LocalDatabase): Readonly<Record<string, string>> {
  return { GATEHOUSE_DATABASE: folder, GATEHOUSE_DATABASE_KIND: kind, GATEHOUSE_DATABASE_URI: "" };
}
