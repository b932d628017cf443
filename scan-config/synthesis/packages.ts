import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join, posix } from "node:path";
import { isObject } from "../../lambdas/shared/json";

/** A folder with installed packages, which may stand in for an installation. */
export type OfferedPackages = string | null;

/**
 * Folder of the lock that pins an app's packages: beside its `cdktf.json`, or above it in a source of several packages.
 * @throws Error when there is none
 */
export function lockFolder(source: string, app: string): string {
  const above = [app, ...parents(app)].find((folder) => existsSync(join(source, folder, "package-lock.json")));
  if (above !== undefined) return above;
  throw new Error(
    `${posix.join(app, "cdktf.json")}: there is no package-lock.json beside it or above it, so nothing pins what the app would run: npm apps with a committed lock are synthesized, others are not`,
  );
}

function parents(folder: string): readonly string[] {
  return folder === "." ? [] : [posix.dirname(folder), ...parents(posix.dirname(folder))];
}

/**
 * Links the offered packages to where the lock's would be installed, if each that the lock names is among them in the
 * very version.
 * @returns whether they serve
 */
export function useOffered(offered: OfferedPackages, folder: string): boolean {
  if (offered === null) return false;
  const wanted = packagesOf(readFileSync(join(folder, "package-lock.json"), "utf8"));
  if (wanted === null || wanted.some(([name, version]) => versionIn(offered, name) !== version)) return false;
  rmSync(join(folder, "node_modules"), { recursive: true, force: true });
  symlinkSync(offered, join(folder, "node_modules"));
  return true;
}

/** Paths below `node_modules/` and versions; `null` when the lock also holds packages of the source itself. */
function packagesOf(text: string): readonly (readonly [string, unknown])[] | null {
  const lock: unknown = JSON.parse(text);
  const packages = isObject(lock) && isObject(lock.packages) ? Object.entries(lock.packages) : [];
  const installed = packages.filter(([path]) => path !== "");
  if (installed.length === 0 || installed.some(([path]) => !path.startsWith("node_modules/"))) return null;
  return installed.map(([path, entry]) => [path.slice("node_modules/".length), isObject(entry) && entry.version]);
}

function versionIn(offered: string, name: string): unknown {
  try {
    return JSON.parse(readFileSync(join(offered, name, "package.json"), "utf8")).version;
  } catch {
    // An entry of the lock without a version is undefined, and must not be the same.
    return null;
  }
}
