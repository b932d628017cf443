import { sourcePath } from "../../../shared/paths";
import { operatingSystemEcosystems } from "../ecosystems";
import { imageRepository } from "../image";
import type { Place } from "../place";
import type { Results } from "./report";

/** Targets that gather packages which have no lock file: pkg/scanner/langpkg/scan.go, `PkgTargets`. */
const gathered: readonly string[] = ["Python", "Conda", "Ruby", "Node.js", "Java", "Kubernetes"];

export function placeOf(ecosystem: string, packagePath: string | undefined, target: string, of: Results): Place {
  const isSystem = operatingSystemEcosystems.includes(ecosystem);
  const path = packagePath ?? (isSystem || gathered.includes(target) ? undefined : target);
  const file = path === undefined ? undefined : sourcePath(path);
  const files = file === undefined ? [] : [file];
  if (of.holder !== undefined) return { artifact: of.holder, sourceFile: undefined, files };
  return { artifact: file ?? systemName(target, of), sourceFile: file, files };
}

/** `debian:10 (debian 10.8)`, `Node.js`: no file, so it is what was scanned. */
function systemName(target: string, { name }: Results): string {
  return imageRepository([name ?? target.replace(/ \([^()]*\)$/, "")]);
}
