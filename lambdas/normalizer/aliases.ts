import type { VulnerabilityFinding } from "../shared/finding";
import { compareIds, isCve, namesOneVulnerability } from "../shared/vulnerability-ids";
import { describeVulnerability } from "./describe-vulnerability";

/**
 * Gives entries that know no CVE the one that another scanner knows for the same GHSA, PYSEC … id, so that the same
 * vulnerability has one canonical id in all reports of an execution. An entry that knows a CVE keeps its own.
 */
export function agreeOnIds(
  findings: readonly VulnerabilityFinding[],
): (one: VulnerabilityFinding) => VulnerabilityFinding {
  const groups = new Groups();
  for (const finding of findings) groups.join(idsOf(finding).filter((id) => namesOneVulnerability(id) && !isCve(id)));
  const best = new Map<string, string>();
  for (const finding of findings) {
    const ids = idsOf(finding).filter(namesOneVulnerability);
    const group = ids.find((id) => !isCve(id));
    if (group === undefined) continue;
    const root = groups.root(group);
    const lowest = [...ids, best.get(root)].filter((id) => id !== undefined).reduce(lower);
    best.set(root, lowest);
  }
  return (finding) => {
    if (isCve(finding.canonicalId) || !namesOneVulnerability(finding.canonicalId)) return finding;
    return renamed(finding, best.get(groups.root(finding.canonicalId)) ?? finding.canonicalId);
  };
}

function renamed(finding: VulnerabilityFinding, canonicalId: string): VulnerabilityFinding {
  if (canonicalId === finding.canonicalId) return finding;
  const aliases = idsOf(finding)
    .filter((id) => id !== canonicalId)
    .sort();
  return { ...finding, canonicalId, aliases, title: describeVulnerability(canonicalId, finding.packages) };
}

function idsOf({ canonicalId, aliases }: VulnerabilityFinding): readonly [string, ...string[]] {
  return [canonicalId, ...aliases];
}

function lower(a: string, b: string): string {
  return compareIds(a, b) <= 0 ? a : b;
}

/** Which ids belong together, whatever the order in which that is learnt. */
class Groups {
  readonly #parents = new Map<string, string>();

  /** Any one id of the group, the same for all of them. */
  root(id: string): string {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    if (root !== id) this.#parents.set(id, root);
    return root;
  }

  join([first, ...others]: readonly string[]): void {
    if (first === undefined) return;
    for (const other of others) {
      const [a, b] = [this.root(first), this.root(other)];
      if (a !== b) this.#parents.set(b, a);
    }
  }
}
