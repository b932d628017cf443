import type { VulnerablePackage } from "../shared/finding";
import { optional } from "../shared/json";

/**
 * Every version at every path, each once and in their order, with all versions that any scanner knows to be fixed. A scanner that names
 * no path for a version adds nothing to one that does.
 */
export function unitePackages(packages: readonly VulnerablePackage[]): readonly VulnerablePackage[] {
  const versions = new Map<string, VulnerablePackage[]>();
  for (const one of packages) {
    const same = versions.get(one.version ?? "");
    same ? same.push(one) : versions.set(one.version ?? "", [one]);
  }
  return [...versions].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, same]) => uniteVersion(same));
}

function uniteVersion(same: readonly VulnerablePackage[]): readonly VulnerablePackage[] {
  const fixedInVersions = [...new Set(same.flatMap((one) => one.fixedInVersions))].sort();
  const files = [...new Set(same.flatMap(({ file }) => file ?? []))].sort();
  const places = files.length === 0 ? [undefined] : files;
  return same
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, 1)
    .flatMap(({ name, version }) =>
      places.map((file) => ({ name, ...optional("version", version), ...optional("file", file), fixedInVersions })),
    );
}
