import { readFileSync } from "node:fs";
import { join } from "node:path";

/** An archive of an official release. */
export interface ReleaseArchive {
  readonly url: string;
  /** Hex SHA-256 of the archive; empty as long as nobody could reach the release to pin it. */
  readonly sha256: string;
}

/** How a Go program of ours or of a pinned module is built. */
export interface GoBuild {
  /** Import path of the program. */
  readonly package: string;
  /** Variable that the linker sets to the version; a program without one prints none. */
  readonly versionVariable?: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** `scan-config/<tool>/release.json`: the pinned version and the ways to it. */
export interface Release {
  readonly schemaVersion: 1;
  /** Name of the tool and of its program. */
  readonly tool: string;
  readonly version: string;
  /** Arguments that make the program print its version. */
  readonly versionArguments: readonly string[];
  readonly build: GoBuild;
  /** The release's own list of `<sha256>  <file>` lines. */
  readonly checksums: string;
  /** By `<process.platform>-<process.arch>`. */
  readonly platforms: Readonly<Record<string, ReleaseArchive>>;
}

/** @throws Error when the file is of another schema */
export function readRelease(folder: string): Release {
  const file = join(folder, "release.json");
  const release = JSON.parse(readFileSync(file, "utf8")) as Release;
  if (release.schemaVersion !== 1)
    throw new Error(`${file}: expected schemaVersion 1, found ${release.schemaVersion}: update Gatehouse`);
  return release;
}

/** The archive for this machine, when its hash is pinned. */
export function pinnedArchive(
  { platforms }: Release,
  platform = `${process.platform}-${process.arch}`,
): ReleaseArchive | null {
  const archive = platforms[platform];
  return archive && archive.sha256 !== "" ? archive : null;
}
