import { namePattern } from "../../lambdas/gate/patterns";
import type { WaiverPolicy } from "../../lambdas/gate/policy";
import { type CheckovSeverities, checkovSeverity } from "../../lambdas/shared/checkov-severity";
import { checkovSeverities, waiverPolicy } from "./judged-files";

/** How many days a waiver of a rule of Checkov may last: none where it can never be waived. */
export type LongestWaiver = (rule: string) => number;

/**
 * By the committed policy of the gate.
 * @throws CannotError when the policy or the severities are wrong
 */
export function longestWaiver(): LongestWaiver {
  return longestBy(waiverPolicy(), checkovSeverities());
}

export function longestBy({ maximumDays, never }: WaiverPolicy, severities: CheckovSeverities): LongestWaiver {
  const forbidden = never.map(namePattern);
  return (rule) => (forbidden.some((fits) => fits(rule)) ? 0 : maximumDays[checkovSeverity(severities, rule)]);
}
