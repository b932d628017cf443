import type { FindingIndex } from "./finding-index";

/** A record of one of several indexes. */
export interface Located {
  /** Which one. */
  readonly part: number;
  readonly record: number;
}

export type Group = readonly [Located, Located, ...Located[]];

/** Records that have the same identity, in the order of their identities. */
export function sharedIdentities(indexes: readonly FindingIndex[]): readonly Group[] {
  const shared = repeatedPrefixes(indexes);
  if (shared.size === 0) return [];
  const groups = new Map<string, Located[]>();
  for (const [part, index] of indexes.entries())
    for (let record = 0; record < index.length; record += 1) {
      if (!shared.has(index.prefix.at(record))) continue;
      const identity = `${index.class(record)}/${index.digest(record)}`;
      const group = groups.get(identity);
      group ? group.push({ part, record }) : groups.set(identity, [{ part, record }]);
    }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, [first, second, ...others]]) => (first && second ? [[first, second, ...others] as const] : []));
}

/** Prefixes that stand there more than once, as only those of few records do. */
function repeatedPrefixes(indexes: readonly FindingIndex[]): ReadonlySet<number> {
  const all = new Float64Array(indexes.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const { prefix } of indexes) {
    all.set(prefix.toArray(), start);
    start += prefix.length;
  }
  all.sort();
  return new Set(all.filter((prefix, index) => index > 0 && prefix === all[index - 1]));
}
