import { existsSync } from "node:fs";
import { join } from "node:path";
import { isMarkedAsExample } from "./example-mark";
import type { ReadDatabase } from "./read-database";

/** Grype's database is `6/vulnerability.db` below its cache folder (schema 6); its report tells when it was built. */
export const grypeDatabase: ReadDatabase = (directory) => {
  if (!existsSync(join(directory, "6", "vulnerability.db")))
    throw new Error(`${directory} holds no 6/vulnerability.db`);
  return { example: isMarkedAsExample(directory), builtAt: null };
};
