import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "../cache";

/** A copy older than this is built anew: the examples show the gate, not what becomes of an old database. */
const maximumAgeMilliseconds = 12 * 3600 * 1000;

export interface ExampleDatabase {
  /** Name of the folder in the cache; another content needs another name. */
  readonly name: string;
  /** Fills an empty folder with a database that was built at `built`. */
  readonly build: (folder: string, built: Date) => Promise<void>;
}

/** The folder of an example database in the user's cache, built when there is none or the last one is too old. */
export async function stampedFolder({ name, build }: ExampleDatabase, now: () => Date): Promise<string> {
  const parent = join(cacheFolder(), "databases", name);
  const marker = join(parent, ".complete");
  if (isFresh(marker, now())) return join(parent, readFileSync(marker, "utf8").trim());
  const folder = `built-${randomUUID()}`;
  mkdirSync(join(parent, folder), { recursive: true });
  try {
    await build(join(parent, folder), now());
  } catch (error) {
    rmSync(join(parent, folder), { recursive: true, force: true });
    throw error;
  }
  const partial = join(parent, `.complete-${randomUUID()}`);
  writeFileSync(partial, `${folder}\n`);
  renameSync(partial, marker);
  return join(parent, folder);
}

function isFresh(marker: string, now: Date): boolean {
  if (!existsSync(marker)) return false;
  return now.getTime() - statSync(marker).mtimeMs < maximumAgeMilliseconds;
}
