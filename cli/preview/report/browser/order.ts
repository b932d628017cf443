/** Values of `aria-sort`: https://www.w3.org/TR/wai-aria-1.2/#aria-sort. */
export type Direction = "ascending" | "descending";

/** The first activation of a column sorts so that the worst, else the first of the alphabet, is on top. */
export function nextDirection(ranked: boolean, current: string | null): Direction {
  const first = ranked ? "descending" : "ascending";
  if (current !== first) return first;
  return ranked ? "ascending" : "descending";
}

const collator = new Intl.Collator("en", { numeric: true });

/**
 * Sorts by a text of each element, numbers within it by their value, so that line 9 comes before line 10; by `ranks`
 * (lowest first) where they are given. Equal elements keep their order.
 */
export function ordered<T>(
  elements: readonly T[],
  textOf: (element: T) => string,
  direction: Direction,
  ranks: readonly string[] = [],
): readonly T[] {
  const sign = direction === "ascending" ? 1 : -1;
  return elements
    .map((element) => ({ element, text: textOf(element) }))
    .sort((a, b) => sign * (ranks.indexOf(a.text) - ranks.indexOf(b.text) || collator.compare(a.text, b.text)))
    .map(({ element }) => element);
}
