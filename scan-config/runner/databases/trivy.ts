import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asObject } from "../reports/json";
import { isMarkedAsExample } from "./example-mark";
import type { ReadDatabase } from "./read-database";

/**
 * Trivy's database is `db/trivy.db` below its cache folder; the date is `UpdatedAt` of the `metadata.json` beside it.
 * Trivy uses one of any age and its report does not tell it, so this is the only place where it can be seen.
 */
export const trivyDatabase: ReadDatabase = (directory) => {
  if (!existsSync(join(directory, "db", "trivy.db"))) throw new Error(`${directory} holds no db/trivy.db`);
  const metadata = asObject(JSON.parse(readFileSync(join(directory, "db", "metadata.json"), "utf8")), "metadata.json");
  const updated = new Date(String(metadata.UpdatedAt));
  return {
    example: isMarkedAsExample(directory),
    builtAt: Number.isNaN(updated.getTime()) ? null : updated.toISOString(),
  };
};
