/**
 * The candidate that a misspelt name was most likely meant to be, by the fewest letters to insert, leave out or exchange.
 * @returns undefined when even the nearest differs in more than a third of the name
 */
export function closest(name: string, candidates: readonly string[]): string | undefined {
  const nearest = candidates.reduce<{ candidate?: string; edits: number }>(
    (best, candidate) => {
      const edits = editsBetween(name.toLowerCase(), candidate.toLowerCase());
      return edits < best.edits ? { candidate, edits } : best;
    },
    { edits: Math.floor(name.length / 3) + 1 },
  );
  return nearest.candidate;
}

/** Levenshtein's distance, a row of its table at a time. */
function editsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= to.length; column++) {
      const exchanged = (row[column - 1] ?? 0) + (to[column - 1] === letter ? 0 : 1);
      next.push(Math.min(exchanged, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
