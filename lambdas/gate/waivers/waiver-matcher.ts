import { type GateFinding, ruleOf } from "../gate-finding";
import { fitsName, fitsPath, namePattern, rulePattern } from "../patterns";
import type { StandardWaiver } from "./waiver";

/** Whether a waiver speaks of a finding, whatever its dates and the policy say. What it names and a finding lacks does not fit. */
export function waiverMatcher(waiver: StandardWaiver): (finding: GateFinding) => boolean {
  const { finding: id, rule, path, package: name, resource } = waiver;
  if (id !== undefined) return (finding) => finding.id === id;
  if (rule === undefined) return () => false;
  const isOfRule = rulePattern(rule);
  const fits = namePattern(rule);
  return (finding) =>
    isOfRule(finding) &&
    isWhole(finding, fits) &&
    (path === undefined || (finding.file !== undefined && fitsPath(path, finding.file))) &&
    (name === undefined || hasOnlyPackages(finding, name)) &&
    (resource === undefined || (finding.resource !== undefined && fitsName(resource, finding.resource)));
}

/** An advisory that gathers vulnerabilities is waived by its own id or by all of theirs, not by that of one of them. */
function isWhole(finding: GateFinding, fits: (name: string) => boolean): boolean {
  const vulnerabilities = finding.names.filter((name) => name.startsWith("cve-"));
  return vulnerabilities.length < 2 || fits(ruleOf(finding)) || vulnerabilities.every(fits);
}

/** A vulnerability of another package too is more than was waived. */
function hasOnlyPackages({ vulnerability }: GateFinding, pattern: string): boolean {
  const packages = vulnerability?.packages ?? [];
  return packages.length > 0 && packages.every((name) => fitsName(pattern, name));
}
