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

/** By vector and score, the newest version and the highest score first: the scanners copy them from the same sources. */
function distinct(ratings: readonly Cvss[]): readonly Cvss[] {
  const byContent = new Map(
    ratings.map(({ version, baseScore, baseVector }) => [
      JSON.stringify([version, baseScore, baseVector]),
      { version, baseScore, ...optional("baseVector", baseVector) },
    ]),
  );
  return [...byContent]
    .sort(([a, x], [b, y]) => compare(y.version, x.version) || y.baseScore - x.baseScore || compare(a, b))
    .map(([, rating]) => rating);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
