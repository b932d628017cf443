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
  const groups = new Map<string, Finding[]>();
  for (const { identity, finding } of identified) {
    const group = groups.get(identity);
    group ? group.push(finding) : groups.set(identity, [finding]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([identity, group]) => ({
      identity,
      finding: inOneOrder(group).reduce(join),
      detectors: unique(group.map(({ scanner }) => scanner)).sort(),
    }));
}

function inOneOrder(group: readonly Finding[]): readonly Finding[] {
  if (group.length === 1) return group;
  const keyed = group.map((finding) => ({ key: JSON.stringify(finding), finding }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ finding }) => finding);
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
