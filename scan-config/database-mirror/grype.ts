import { rmSync } from "node:fs";
import { basename } from "node:path";
import { download } from "../installer/download";
import { asObject } from "../runner/reports/json";
import { fetchJson } from "./fetch-json";
import { type PinnedTool, runPinnedTool } from "./run-pinned-tool";
import type { DatabaseSource } from "./source";

const sha256Digest = /^sha256:([0-9a-f]{64})$/;

/**
 * Grype's database (schema 6): `v6/latest.json` names the newest archive and its SHA-256. What was downloaded is compared
 * with it before the pinned Grype unpacks, indexes and opens it.
 * @see https://github.com/anchore/grype/blob/v0.121.2/grype/db/v6/distribution/latest.go
 */
export function grypeSource(url: string, tool: PinnedTool): DatabaseSource {
  const listing = `${url}/v6/latest.json`;
  return {
    scanner: "grype",
    files: ["6/vulnerability.db", "6/import.json"],
    latest: async () => {
      const latest = asObject(await fetchJson(listing, tool.signal), listing);
      const [digest = "", sha256 = ""] = sha256Digest.exec(String(latest.checksum)) ?? [];
      if (digest === "") throw new Error(`${listing} names the checksum ${latest.checksum}, expected sha256:<hex>`);
      const archive = new URL(String(latest.path), listing);
      return {
        source: archive.href,
        digest,
        fetch: async (folder) => {
          // Grype knows an archive by its name.
          const file = `${folder}-${basename(archive.pathname)}`;
          const { signal } = tool;
          await download({
            what: "Grype's database",
            archive: { url: archive.href, sha256 },
            file,
            onProgress: say,
            signal,
          });
          const environment = {
            GRYPE_CHECK_FOR_APP_UPDATE: "false",
            GRYPE_DB_AUTO_UPDATE: "false",
            GRYPE_DB_VALIDATE_AGE: "false",
            GRYPE_DB_CACHE_DIR: folder,
          };
          await runPinnedTool(tool, ["db", "import", file], environment);
          rmSync(file);
          const status = await runPinnedTool(tool, ["db", "status", "--output", "json"], environment);
          return builtOf(status);
        },
      };
    },
  };
}

/** `grype db status`: it opened the database, and this is the date that is in it. */
function builtOf(text: string): string {
  const status = asObject(JSON.parse(text), "the status that Grype printed");
  const built = new Date(String(status.built));
  if (status.valid !== true || Number.isNaN(built.getTime()))
    throw new Error(`Grype does not accept it: valid is ${status.valid}, built is ${status.built}`);
  return built.toISOString();
}

function say(line: string): void {
  process.stderr.write(`mirror-databases: ${line}\n`);
}
