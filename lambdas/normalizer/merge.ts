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
  /** How each of several detectors rated it, in its own words: `grype Unknown`. Empty when there is only one. */
  readonly ratings: readonly string[];
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
    .map(([identity, group]) => {
      const detectors = distinct(group.map(({ scanner }) => scanner));
      return { identity, finding: unite(inOneOrder(group)), detectors, ratings: ratingsOf(detectors, group) };
    });
}

function ratingsOf(detectors: readonly string[], group: readonly Finding[]): readonly string[] {
  if (detectors.length === 1) return [];
  return distinct(group.map(({ scanner, originalSeverity }) => `${scanner} ${originalSeverity ?? "gave none"}`));
}

function distinct(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort();
}

/** The highest severity first; within one severity by content, so that nothing depends on the order of the reports. */
function inOneOrder(group: readonly Finding[]): readonly Finding[] {
  if (group.length === 1) return group;
  const byContent = new Map(group.map((finding) => [JSON.stringify(finding), finding]));
  return [...byContent]
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
