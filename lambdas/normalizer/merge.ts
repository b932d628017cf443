import type { Finding } from "../shared/finding";
import { severities } from "../shared/severity";
import { VulnerabilityUnion } from "./vulnerability-union";

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

/**
 * Makes one finding of all that share an identity: the highest severity, and for a vulnerability every package, alias
 * and rating. The order of the findings does not matter.
 * @param findings at least one
 */
export function merge(findings: Iterable<Finding>): MergedFinding {
  const detectors = new Set<string>();
  const ratings = new Set<string>();
  const union = new VulnerabilityUnion();
  let first: Ranked | undefined;
  let count = 0;
  for (const finding of findings) {
    detectors.add(finding.scanner);
    ratings.add(`${finding.scanner} ${finding.originalSeverity ?? "gave none"}`);
    if (finding.class === "vulnerability") union.add(finding);
    first = before(rank(finding), first);
    count += 1;
  }
  if (!first) throw new Error("a group of findings without a finding");
  const { finding } = first;
  return {
    finding: finding.class === "vulnerability" && count > 1 ? union.of(finding) : finding,
    detectors: [...detectors].sort(),
    ratings: detectors.size === 1 ? [] : [...ratings].sort(),
  };
}

interface Ranked {
  readonly finding: Finding;
  readonly severity: number;
  readonly content: string;
}

function rank(finding: Finding): Ranked {
  return { finding, severity: severities.indexOf(finding.severity), content: contentOf(finding) };
}

/** The highest severity first; within one severity by content, so that nothing depends on the order of the reports. */
function before(one: Ranked, other: Ranked | undefined): Ranked {
  if (!other || one.severity < other.severity) return one;
  return one.severity === other.severity && one.content < other.content ? one : other;
}

/** Without what is united: that must not decide which finding gives the rest. */
function contentOf(finding: Finding): string {
  if (finding.class !== "vulnerability") return JSON.stringify(finding);
  const { scanner, rule, originalSeverity, description, url, location } = finding;
  return JSON.stringify([scanner, rule, originalSeverity, description, url, location]);
}
