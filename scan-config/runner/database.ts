import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RunManifest } from "../../lambdas/shared/run-manifest";
import { asObject } from "./reports/json";
import type { Settings } from "./settings";

const files = ["insecure.json", "insecure_full.json"] as const;

/**
 * Date and kind of Safety's database, by the `meta` of both its files: `timestamp` in seconds since 1970, the older one
 * counts. A database that calls itself an example is one, whatever the environment says.
 * @throws Error when a file is missing or unreadable
 */
export function databaseOf(database: Settings["database"]): RunManifest["database"] {
  if (database === null) throw new Error("GATEHOUSE_DATABASE is not set: the scanner needs a vulnerability database");
  const metas = files.map((file) => {
    const content = asObject(JSON.parse(readFileSync(join(database.directory, file), "utf8")), file);
    return asObject(content.meta, `${file}: meta`);
  });
  const times = metas.map(({ timestamp }) => (typeof timestamp === "number" ? timestamp : Number.NaN));
  const oldest = Math.min(...times);
  return {
    kind: metas.some(({ example }) => example === true) ? "example" : database.kind,
    builtAt: Number.isFinite(oldest) ? new Date(oldest * 1000).toISOString() : null,
  };
}
