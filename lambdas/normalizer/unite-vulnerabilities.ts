import type { Cvss, VulnerabilityFinding } from "../shared/finding";
import { optional } from "../shared/json";
import { describeVulnerability } from "./describe-vulnerability";
import { unitePackages } from "./unite-packages";

/** What several entries tell of one vulnerability. `first` gives the texts and the severity. */
export function uniteVulnerabilities(
  first: VulnerabilityFinding,
  others: readonly VulnerabilityFinding[],
): VulnerabilityFinding {
  const all = [first, ...others];
  const packages = unitePackages(all.flatMap((finding) => finding.packages));
  const probabilities = all.flatMap(({ epss }) => epss ?? []);
  return {
    ...first,
    title: describeVulnerability(first.canonicalId, packages),
    aliases: [...new Set(all.flatMap(({ aliases }) => aliases))].sort(),
    packages,
    cvss: distinct(all.flatMap(({ cvss }) => cvss)),
    ...optional("epss", probabilities.length === 0 ? undefined : probabilities.reduce((a, b) => Math.max(a, b))),
    ...optional("knownExploited", all.flatMap(({ knownExploited }) => knownExploited ?? []).sort()[0]),
  };
}

/** By vector and score: the scanners copy them from the same sources. */
function distinct(ratings: readonly Cvss[]): readonly Cvss[] {
  return [...new Map(ratings.map((rating) => [JSON.stringify(rating), rating])).values()];
}
