import { isObject, text } from "../../../shared/json";
import { arrayEntries } from "../../../shared/json-document/entries";
import type { OpenReport, Outcome } from "../parser";
import { identifier, safetyVulnerability } from "./finding";
import { fixedVersions } from "./fixed-versions";

/**
 * Safety 1.x and `--json-output-format 0.5`: `[package, spec, installed, advisory, id, cvssv2?, cvssv3?]`. The advisory
 * may mention CVEs, of other vulnerabilities too, so none of them is believed.
 */
export function openLegacy(rows: readonly unknown[]): OpenReport {
  return { lists: [{ entries: arrayEntries(rows), read: toOutcome }] };
}

function toOutcome(row: unknown): Outcome {
  if (!Array.isArray(row)) return { drop: "vulnerability that is no array" };
  const [name, spec, version, advisory, number, cvssv2, cvssv3]: readonly unknown[] = row;
  const id = identifier(number);
  const packageName = text(name);
  if (id === undefined || packageName === undefined) return { drop: "vulnerability without package or id" };
  return safetyVulnerability({
    id,
    name: packageName,
    version: text(version),
    file: undefined,
    cves: [],
    advisory: text(advisory),
    url: undefined,
    fixedInVersions: fixedVersions([], spec),
    published: undefined,
    rating: { cvssv2: isObject(cvssv2) ? cvssv2 : null, cvssv3: isObject(cvssv3) ? cvssv3 : null },
  });
}
