import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { safetyDatabase, safetyFiles } from "../runner/databases/safety";
import { fetchJson } from "./fetch-json";
import type { DatabaseSource } from "./source";

/**
 * Safety's database, two JSON files. It has no digest that could be compared: TLS is all that speaks for it. Its licence
 * decides whether it may be mirrored (https://docs.safetycli.com), so there is no default address.
 */
export function safetySource(url: string, signal: AbortSignal): DatabaseSource {
  return {
    scanner: "safety",
    files: safetyFiles,
    latest: async () => ({
      source: `${url}/`,
      digest: null,
      fetch: async (folder) => {
        mkdirSync(folder, { recursive: true });
        for (const file of safetyFiles)
          writeFileSync(join(folder, file), JSON.stringify(await fetchJson(`${url}/${file}`, signal)));
        const { builtAt } = safetyDatabase(folder);
        if (builtAt === null) throw new Error(`${url}/ holds a database whose meta has no timestamp`);
        return builtAt;
      },
    }),
  };
}
