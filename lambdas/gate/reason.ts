import { sendable } from "../shared/text";

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

/** Longer than any sentence of ours with the title of a finding in it, in UTF-16 code units. */
const longest = 2000;

/**
 * The reason as people may read it: a verdict goes to more of them than the reports do, and its sentences quote what
 * scanners, file names and run.json say.
 */
export function readableReason(reason: Reason): Reason {
  return {
    ...reason,
    message: sendable(reason.message, longest) ?? reason.code,
    remedy: sendable(reason.remedy, longest) ?? reason.code,
  };
}
