import type { Finding, VulnerabilityFinding } from "../shared/finding";
import type { Identified } from "../shared/identity";
import { highest } from "../shared/severity";

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
  const merged = new Map<string, MergedFinding>();
  for (const { identity, finding } of identified) {
    const before = merged.get(identity);
    merged.set(identity, {
      identity,
      finding: before ? join(before.finding, finding) : finding,
      detectors: unique([...(before?.detectors ?? []), finding.scanner]),
    });
  }
  return [...merged.values()].sort((a, b) => (a.identity < b.identity ? -1 : 1));
}

function join(a: Finding, b: Finding): Finding {
  const [first, second] = highest(a.severity, b.severity) === a.severity ? [a, b] : [b, a];
  return first.class === "vulnerability" && second.class === "vulnerability"
    ? joinVulnerabilities(first, second)
    : first;
}

function joinVulnerabilities(a: VulnerabilityFinding, b: VulnerabilityFinding): VulnerabilityFinding {
  return {
    ...a,
    aliases: unique([...a.aliases, ...b.aliases]).sort(),
    packages: unique([...a.packages, ...b.packages]),
    cvss: unique([...a.cvss, ...b.cvss]),
  };
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
