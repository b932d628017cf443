import { suggestion } from "../nearest";

/** A list longer than a line helps nobody who only misspelt a name, and an organization has thousands of accounts. */
const listed = 20;

/** The end of a sentence about a wrong name, e.g. ` (did you mean "b"?): use one of a, b`. */
export function useInstead(name: string, known: readonly string[]): string {
  const meant = suggestion(name, known);
  if (known.length <= listed) return `${meant}: use one of ${known.join(", ") || "none"}`;
  return meant || `: use one of ${known.slice(0, listed).join(", ")} or ${known.length - listed} more`;
}
