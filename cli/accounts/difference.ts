/** One thing that the configuration and AWS Organizations do not agree about. */
export interface Difference {
  readonly kind: "new" | "renamed" | "e-mail" | "moved" | "suspended" | "active" | "closed" | "unknown-unit" | "role";
  /** Account id; absent where it is about a unit. */
  readonly account?: string;
  /** Name in the configuration, or the one that it would get. */
  readonly name?: string;
  readonly configured?: string;
  readonly found?: string;
  /** What to do about it, as a sentence's end. */
  readonly next: string;
}
