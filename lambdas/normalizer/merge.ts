import type { Finding } from "../shared/finding";
import type { Identified } from "../shared/identity";
import { severities } from "../shared/severity";
import { uniteVulnerabilities } from "./unite-vulnerabilities";

/** One finding, whoever found it. */
export interface MergedFinding {
  readonly identity: string;
  readonly finding: Finding;
  /** Names of the scanners that found it, without repetition. */
  readonly detectors: readonly string[];
}

/**
 * Makes one finding of all that share an identity: the highest severity, and for a vulnerability every package, alias
 * and rating. Sorted by identity, so that the order of reports and entries does not matter.
 */
export function merge(identified: readonly Identified[]): readonly MergedFinding[] {
  const groups = new Map<string, Finding[]>();
  for (const { identity, finding } of identified) {
    const group = groups.get(identity);
    group ? group.push(finding) : groups.set(identity, [finding]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([identity, group]) => ({
      identity,
      finding: unite(inOneOrder(group)),
      detectors: [...new Set(group.map(({ scanner }) => scanner))].sort(),
    }));
}

/** The highest severity first; within one severity by content, so that nothing depends on the order of the reports. */
function inOneOrder(group: readonly Finding[]): readonly Finding[] {
  if (group.length === 1) return group;
  const distinct = new Map(group.map((finding) => [JSON.stringify(finding), finding]));
  return [...distinct]
    .sort(([a, x], [b, y]) => severities.indexOf(x.severity) - severities.indexOf(y.severity) || (a < b ? -1 : 1))
    .map(([, finding]) => finding);
}

function unite(group: readonly Finding[]): Finding {
  const [first, ...others] = group;
  if (!first) throw new Error("a group of findings without a finding");
  if (others.length === 0) return first;
  return first.class === "vulnerability"
    ? uniteVulnerabilities(
        first,
        others.filter((finding) => finding.class === "vulnerability"),
      )
    : first;
}
