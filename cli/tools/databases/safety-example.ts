import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../config/project-root";
import type { ExampleDatabase } from "./stamped-folder";

const files = ["insecure.json", "insecure_full.json"] as const;

/** Safety's: committed as JSON without a date, so that it can never pass for a fresh one by itself. */
export function safetyExample(): ExampleDatabase {
  const texts = files.map((file) => readFileSync(join(projectRoot, "examples", "safety-database", file), "utf8"));
  const digest = createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 16);
  return {
    name: `safety-example-${digest}`,
    build: async (folder, built) => {
      for (const [index, file] of files.entries())
        writeFileSync(join(folder, file), stamped(texts[index] ?? "", built));
    },
  };
}

/** The database with its `meta.timestamp`, in seconds since 1970 as Safety's own databases have it. */
export function stamped(text: string, built: Date): string {
  const database = JSON.parse(text) as { readonly meta: object };
  const meta = { ...database.meta, timestamp: Math.floor(built.getTime() / 1000) };
  return `${JSON.stringify({ ...database, meta }, null, 2)}\n`;
}
