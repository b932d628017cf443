import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { reasonOf } from "../../scan-config/installer/reason";
import { type Release, readRelease } from "../../scan-config/installer/release";
import { CannotError } from "../support/errors";
import { type GoToolName, goToolFolder } from "./catalog";

/**
 * Writes the SHA-256 of every platform's archive, as the release's own list has them, into `release.json`. Nothing is
 * written when one of them is missing.
 * @returns a line per archive
 * @throws CannotError when a list cannot be had or lacks an archive
 */
export async function pinReleases(names: readonly GoToolName[], signal: AbortSignal): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const name of names) lines.push(...(await pinRelease(goToolFolder(name), signal)));
  return lines;
}

export async function pinRelease(folder: string, signal: AbortSignal): Promise<readonly string[]> {
  const release = readRelease(folder);
  const pinned = withHashes(release, await checksums(release, signal));
  writeFileSync(join(folder, "release.json"), `${JSON.stringify(pinned, null, 2)}\n`);
  return Object.values(pinned.platforms).map(({ url, sha256 }) => `${sha256}  ${basename(url)}`);
}

async function checksums({ tool, version, checksums: url }: Release, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]) });
    if (!response.ok) throw new Error(`the server answers ${response.status}`);
    return await response.text();
  } catch (error) {
    signal.throwIfAborted();
    throw new CannotError(
      `cannot read the checksums of ${tool} ${version} at ${url}: ${reasonOf(error)}`,
      "run this where the release can be reached; until then the tool is built from its pinned Go module",
    );
  }
}

function withHashes(release: Release, text: string): Release {
  const hashes = new Map([...text.matchAll(/^([0-9a-f]{64}) [ *](\S+)$/gm)].map(([, hash, file]) => [file, hash]));
  const platforms = Object.entries(release.platforms).map(([platform, { url }]) => {
    const sha256 = hashes.get(basename(url));
    if (sha256 === undefined)
      throw new CannotError(
        `${release.checksums} names no ${basename(url)}`,
        `correct the address in scan-config/${release.tool}/release.json`,
      );
    return [platform, { url, sha256 }];
  });
  return { ...release, platforms: Object.fromEntries(platforms) };
}
