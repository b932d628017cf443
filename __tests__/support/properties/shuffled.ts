/** A list in an order that a number chooses: 0 keeps its own. */
export function shuffledBy<Item>(order: number, list: readonly Item[]): readonly Item[] {
  if (order === 0) return list;
  return list
    .map((item, index) => ({ item, key: Math.imul(index + 1, order * 2 + 0x9e3779b1) ^ (order >>> 3) }))
    .toSorted((a, b) => mixed(a.key) - mixed(b.key))
    .map(({ item }) => item);
}

/** https://github.com/aappleby/smhasher/wiki/MurmurHash3: its final mix spreads neighbouring numbers. */
function mixed(number: number): number {
  const once = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}
