import { isObject, type JsonObject, list, text } from "../../../shared/json";
import { sourcePath } from "../../../shared/paths";

/**
 * The requirements file that asks for the package. Safety 3.x names it by its absolute path, which differs on every
 * machine: `report_meta` pairs the absolute paths with those it was called with. 2.x names none per vulnerability.
 */
export function requirementFile(vulnerability: JsonObject, meta: JsonObject): string | undefined {
  if (meta.scan_target !== "files") return undefined;
  const called = list(meta.scanned).flatMap((path) => text(path) ?? []);
  const requirement = vulnerability.analyzed_requirement;
  const found = isObject(requirement) ? text(requirement.found) : undefined;
  if (found === undefined) return called.length === 1 ? called.map(portablePath)[0] : undefined;
  return portablePath(called[list(meta.scanned_full_path).indexOf(found)] ?? found);
}

/** An absolute path keeps only its last part: what stands before it is the machine's, not the source's. */
export function portablePath(path: string): string {
  const parts = sourcePath(path);
  return /^([\\/]|[A-Za-z]:)/.test(path) ? parts.replace(/^.*\//, "") : parts;
}
