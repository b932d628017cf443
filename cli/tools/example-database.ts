import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../config/project-root";
import { cacheFolder } from "./cache";

const files = ["insecure.json", "insecure_full.json"] as const;

/** A copy older than this is stamped anew: the examples show the gate, not what becomes of an old database. */
const maximumAgeMilliseconds = 12 * 3600 * 1000;

/**
 * The example vulnerability database for Safety, in the user's cache and stamped with the time it was put there. It is
 * committed without a date, so that it can never pass for a fresh one by itself, and calls itself an example.
 * @returns its folder
 */
export async function prepareExampleDatabase(now: () => Date = () => new Date()): Promise<string> {
  const texts = files.map((file) => readFileSync(join(projectRoot, "examples", "safety-database", file), "utf8"));
  const digest = createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 16);
  const parent = join(cacheFolder(), "databases", `safety-example-${digest}`);
  const marker = join(parent, ".complete");
  if (isFresh(marker, now())) return join(parent, readFileSync(marker, "utf8").trim());
  const folder = `built-${randomUUID()}`;
  mkdirSync(join(parent, folder), { recursive: true });
  files.forEach((file, index) => {
    writeFileSync(join(parent, folder, file), stamped(texts[index] ?? "", now()));
  });
  const partial = join(parent, `.complete-${randomUUID()}`);
  writeFileSync(partial, `${folder}\n`);
  renameSync(partial, marker);
  return join(parent, folder);
}

function isFresh(marker: string, now: Date): boolean {
  if (!existsSync(marker)) return false;
  return now.getTime() - statSync(marker).mtimeMs < maximumAgeMilliseconds;
}

/** The database with its `meta.timestamp`, in seconds since 1970 as Safety's own databases have it. */
export function stamped(text: string, built: Date): string {
  const database = JSON.parse(text) as { readonly meta: object };
  const meta = { ...database.meta, timestamp: Math.floor(built.getTime() / 1000) };
  return `${JSON.stringify({ ...database, meta }, null, 2)}\n`;
}
