/** Why an execution is blocked: an element of the verdict's `reasons`. */
export interface Reason {
  /** Stable, for machines: one word with hyphens. */
  readonly code: string;
  readonly scanner?: string;
  /** ASFF `Id`. */
  readonly findingId?: string;
  /** What is wrong and where, in words of a developer. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}
