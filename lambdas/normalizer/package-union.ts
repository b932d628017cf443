import type { VulnerablePackage } from "../shared/finding";

interface OneVersion {
  readonly version: string | undefined;
  name: string;
  readonly files: Set<string>;
  readonly fixedInVersions: Set<string>;
}

/**
 * Every version at every path, each once and in their order, with all versions that any scanner knows to be fixed. A
 * scanner that names no path for a version adds nothing to one that does.
 */
export class PackageUnion {
  readonly #versions = new Map<string | undefined, OneVersion>();

  add({ name, version, file, fixedInVersions }: VulnerablePackage): void {
    const known = this.#versions.get(version) ?? { version, name, files: new Set(), fixedInVersions: new Set() };
    this.#versions.set(version, known);
    if (name < known.name) known.name = name;
    if (file !== undefined) known.files.add(file);
    for (const fixed of fixedInVersions) known.fixedInVersions.add(fixed);
  }

  all(): readonly VulnerablePackage[] {
    return [...this.#versions.values()]
      .sort((a, b) => ((a.version ?? "") < (b.version ?? "") ? -1 : 1))
      .flatMap(({ name, version, files, fixedInVersions }) => {
        const fixed = [...fixedInVersions].sort();
        const places = files.size === 0 ? [undefined] : [...files].sort();
        return places.map((file) => ({ name, version, file, fixedInVersions: fixed }));
      });
  }
}
