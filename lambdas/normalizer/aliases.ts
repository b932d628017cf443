import type { VulnerabilityFinding } from "../shared/finding";
import { compareIds, isCve, namesOneVulnerability } from "../shared/vulnerability-ids";
import { describeVulnerability } from "./describe-vulnerability";

/** What is known, as another thread may be sent it. */
export interface KnownAliases {
  /** Pairs of ids of the same vulnerability. */
  readonly pairs: ReadonlyMap<string, string>;
  /** The best id, by any id of the vulnerability. */
  readonly best: ReadonlyMap<string, string>;
}

/**
 * Gives entries that know no CVE the one that another scanner knows for the same GHSA, PYSEC … id, so that the same
 * vulnerability has one canonical id in all reports of an execution. An entry that knows a CVE keeps its own.
 */
export class Aliases {
  readonly #parents = new Map<string, string>();
  /** The best known id by the root of its group. */
  readonly #best = new Map<string, string>();

  /** Notes which ids name the same vulnerability. */
  learn({ canonicalId, aliases }: VulnerabilityFinding): void {
    if (aliases.length === 0) return;
    const ids = [canonicalId, ...aliases].filter(namesOneVulnerability);
    const [first, ...others] = ids.filter((id) => !isCve(id));
    if (first === undefined) return;
    for (const other of others) this.#join(first, other);
    this.#improve(first, ids.reduce(lower));
  }

  known(): KnownAliases {
    return { pairs: this.#parents, best: this.#best };
  }

  absorb({ pairs, best }: KnownAliases): void {
    for (const [one, other] of pairs) this.#join(one, other);
    for (const [id, better] of best) this.#improve(id, better);
  }

  /** Whether another entry may know a better id, so that only after the last one it is certain. */
  isOpen({ canonicalId }: VulnerabilityFinding): boolean {
    return !isCve(canonicalId) && namesOneVulnerability(canonicalId);
  }

  /** The finding under the best id that any entry knows for it. */
  agreed(finding: VulnerabilityFinding): VulnerabilityFinding {
    if (!this.isOpen(finding)) return finding;
    const best = this.#best.get(this.#root(finding.canonicalId)) ?? finding.canonicalId;
    return best === finding.canonicalId ? finding : renamed(finding, best);
  }

  /** Any one id of the group, the same for all of them. */
  #root(id: string): string {
    let root = id;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    if (root !== id) this.#parents.set(id, root);
    return root;
  }

  #improve(id: string, better: string): void {
    const root = this.#root(id);
    this.#best.set(root, lower(this.#best.get(root) ?? root, better));
  }

  #join(one: string, other: string): void {
    const [a, b] = [this.#root(one), this.#root(other)];
    if (a === b) return;
    this.#parents.set(b, a);
    this.#best.set(a, [a, b, this.#best.get(a) ?? a, this.#best.get(b) ?? b].reduce(lower));
  }
}

function renamed(finding: VulnerabilityFinding, canonicalId: string): VulnerabilityFinding {
  const aliases = [finding.canonicalId, ...finding.aliases].filter((id) => id !== canonicalId).sort();
  return { ...finding, canonicalId, aliases, title: describeVulnerability(canonicalId, finding.packages) };
}

function lower(a: string, b: string): string {
  return compareIds(a, b) <= 0 ? a : b;
}
