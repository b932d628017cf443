import { list, text } from "../../../shared/json";

/**
 * The versions that no longer have the vulnerability. Safety's free database names none, but its ranges do: what is
 * affected below a version (`<22.0.0`) is fixed in it; `<=2.19.1` and `>=0` name none.
 * @param named the report's own list; `[""]` is how 2.0 writes that there is none
 * @param specs the affected ranges: a list, one text, or a Python set in a text (`{'<2.10.1'}`, `--json-output-format 0.5`)
 */
export function fixedVersions(named: unknown, specs: unknown): readonly string[] {
  const told = list(named).flatMap((version) => text(version) ?? []);
  if (told.length > 0) return told;
  const ranges = Array.isArray(specs) ? specs : [specs];
  return [...new Set(ranges.flatMap((range) => upperBounds(text(range) ?? "")))];
}

/** PEP 440: `<` alone leaves out the version behind it. */
function upperBounds(range: string): readonly string[] {
  return [...range.matchAll(/<\s{0,4}(\w[\w.!+-]{0,99})/g)].flatMap(([, version]) => version ?? []);
}
