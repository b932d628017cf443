import { readFileSync } from "node:fs";
import { join } from "node:path";
import { asObject } from "../reports/json";
import type { ReadDatabase } from "./read-database";

/** The two files of a database. */
export const safetyFiles = ["insecure.json", "insecure_full.json"] as const;

/** Safety's database, by the `meta` of both its files: `timestamp` in seconds since 1970, the older one counts. */
export const safetyDatabase: ReadDatabase = (directory) => {
  const metas = safetyFiles.map((file) => {
    const content = asObject(JSON.parse(readFileSync(join(directory, file), "utf8")), file);
    return asObject(content.meta, `${file}: meta`);
  });
  const times = metas.map(({ timestamp }) => (typeof timestamp === "number" ? timestamp : Number.NaN));
  const oldest = Math.min(...times);
  return {
    example: metas.some(({ example }) => example === true),
    builtAt: Number.isFinite(oldest) ? new Date(oldest * 1000).toISOString() : null,
  };
};
