import { namePattern } from "../../lambdas/gate/patterns";
import { checkovSeverity } from "../../lambdas/shared/checkov-severity";
import { checkovSeverities, waiverPolicy } from "./judged-files";

/**
 * How many days a waiver of a rule of Checkov may last, by the gate's policy: none where it can never be waived.
 * @throws CannotError when the policy or the severities are wrong
 */
export function longestWaiver(): (rule: string) => number {
  const { maximumDays, never } = waiverPolicy();
  const severities = checkovSeverities();
  const forbidden = never.map(namePattern);
  return (rule) => (forbidden.some((fits) => fits(rule)) ? 0 : maximumDays[checkovSeverity(severities, rule)]);
}
