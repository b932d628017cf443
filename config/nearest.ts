/** ` (did you mean "x"?)` for a misspelt name; nothing where no candidate is near. */
export function suggestion(name: string, candidates: readonly string[]): string {
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: distanceBetween(plain(name), plain(candidate)) }))
    .sort((a, b) => a.distance - b.distance);
  const near = Math.max(2, Math.floor(name.length / 3));
  return best && best.distance <= near ? ` (did you mean "${best.candidate}"?)` : "";
}

/** As somebody used to other names would write it: `product_name` is near `ProductName`. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Levenshtein's: how many characters must be added, removed or changed. */
function distanceBetween(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [row, character] of [...from].entries()) {
    const current = [row + 1];
    for (let column = 0; column < to.length; column += 1) {
      const changed = (above[column] ?? 0) + (to[column] === character ? 0 : 1);
      current.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}
