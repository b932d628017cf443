import type { GateFinding } from "../gate-finding";
import { fitsName, fitsPath, rulePattern } from "../patterns";
import type { StandardWaiver } from "./waiver";

/** Whether a waiver speaks of a finding, whatever its dates and the policy say. What it names and a finding lacks does not fit. */
export function waiverMatcher(waiver: StandardWaiver): (finding: GateFinding) => boolean {
  const { finding: id, rule, path, package: name, resource } = waiver;
  if (id !== undefined) return (finding) => finding.id === id;
  if (rule === undefined) return () => false;
  const isOfRule = rulePattern(rule);
  return (finding) =>
    isOfRule(finding) &&
    (path === undefined || (finding.file !== undefined && fitsPath(path, finding.file))) &&
    (name === undefined || hasOnlyPackages(finding, name)) &&
    (resource === undefined || (finding.resource !== undefined && fitsName(resource, finding.resource)));
}

/** A vulnerability of another package too is more than was waived. */
function hasOnlyPackages({ vulnerability }: GateFinding, pattern: string): boolean {
  const packages = vulnerability?.packages ?? [];
  return packages.length > 0 && packages.every((name) => fitsName(pattern, name));
}
