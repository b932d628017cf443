import type { z } from "zod";

/** The keys that a schema allows at a path of a document; none where it allows any. */
export function allowedKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const [part, ...rest] = path;
  switch (def.type) {
    case "object": {
      if (part === undefined) return Object.keys(def.shape);
      const inner = def.shape[String(part)];
      return inner ? allowedKeys(inner, rest) : [];
    }
    case "array":
      return part === undefined ? [] : allowedKeys(def.element, rest);
    case "record":
      return part === undefined ? [] : allowedKeys(def.valueType, rest);
    case "union":
      return def.options.flatMap((option) => allowedKeys(option, path));
    case "optional":
    case "default":
    case "prefault":
      return allowedKeys(def.innerType, path);
    default:
      return [];
  }
}

/** The word that somebody probably meant; `undefined` where none is near, or where it is the word itself. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  if (words.includes(word)) return undefined;
  const [best] = words
    .map((candidate) => ({ candidate, distance: distanceOf(plain(word), plain(candidate)) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 4)))
    .sort((a, b) => a.distance - b.distance);
  return best?.candidate;
}

/** As somebody used to other names would write it: `product_name` is near `ProductName`. */
function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** Levenshtein's distance. */
function distanceOf(a: string, b: string): number {
  const first = Array.from({ length: b.length + 1 }, (_, index) => index);
  const last = [...a].reduce<number[]>((above, letter, row) => {
    const line = [row + 1];
    [...b].forEach((other, column) => {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1);
      line.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    });
    return line;
  }, first);
  return last[b.length] ?? 0;
}
