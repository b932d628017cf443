import type { Finding } from "../shared/finding";
import { severities } from "../shared/severity";
import { uniteVulnerabilities } from "./unite-vulnerabilities";

/** One finding, whoever found it. */
export interface MergedFinding {
  readonly finding: Finding;
  /** Names of the scanners that found it, without repetition. */
  readonly detectors: readonly string[];
  /** How each of several detectors rated it, in its own words: `grype Unknown`. Empty when there is only one. */
  readonly ratings: readonly string[];
}

/** A finding that nobody else has. */
export function single(finding: Finding): MergedFinding {
  return { finding, detectors: [finding.scanner], ratings: [] };
}

/** So many are in memory at once. */
const portion = 1000;

/**
 * Makes one finding of all that share an identity: the highest severity, and for a vulnerability every package, alias
 * and rating. The order of the findings does not matter.
 * @param findings at least one
 */
export function merge(findings: Iterable<Finding>): MergedFinding {
  const detectors = new Set<string>();
  const ratings = new Set<string>();
  let read: Finding[] = [];
  for (const finding of findings) {
    detectors.add(finding.scanner);
    ratings.add(`${finding.scanner} ${finding.originalSeverity ?? "gave none"}`);
    read.push(finding);
    if (read.length === portion) read = [unite(read)];
  }
  const finding = unite(read);
  return {
    finding,
    detectors: [...detectors].sort(),
    ratings: detectors.size === 1 ? [] : [...ratings].sort(),
  };
}

function unite(group: readonly Finding[]): Finding {
  const [first, ...others] = group.length === 1 ? group : inOneOrder(group);
  if (!first) throw new Error("a group of findings without a finding");
  if (first.class !== "vulnerability" || others.length === 0) return first;
  return uniteVulnerabilities(
    first,
    others.filter((finding) => finding.class === "vulnerability"),
  );
}

/** The highest severity first; within one severity by content, so that nothing depends on the order of the reports. */
function inOneOrder(group: readonly Finding[]): readonly Finding[] {
  return group
    .map((finding) => ({ finding, rank: severities.indexOf(finding.severity), content: contentOf(finding) }))
    .sort((a, b) => a.rank - b.rank || (a.content < b.content ? -1 : 1))
    .map(({ finding }) => finding);
}

/** Without what is united: that must not decide which finding gives the rest. */
function contentOf(finding: Finding): string {
  if (finding.class !== "vulnerability") return JSON.stringify(finding);
  const { scanner, rule, originalSeverity, description, url, location } = finding;
  return JSON.stringify([scanner, rule, originalSeverity, description, url, location]);
}
