import { day, instantOf, pastInstantOf } from "../shared/instant";
import { own } from "../shared/json";
import type { GateFinding } from "./gate-finding";
import type { WorkloadPolicy } from "./policy";

/**
 * Whether the policy lets a finding pass although its severity would block. A date that is missing or can't be gives no
 * relief.
 */
export function isRelieved(finding: GateFinding, policy: WorkloadPolicy, now: Date): boolean {
  return hasNoFix(finding, policy) || isInGrace(finding, policy, now) || isOld(finding, policy, now);
}

function hasNoFix({ vulnerability }: GateFinding, { onlyIfFixable }: WorkloadPolicy): boolean {
  return onlyIfFixable && vulnerability?.hasNoFix === true;
}

/** What the clocks' tolerance lets begin later today is new, and gets no more than the grace there is: none, usually. */
function isInGrace({ vulnerability, severity }: GateFinding, { graceDays }: WorkloadPolicy, now: Date): boolean {
  const grace = own(graceDays as Readonly<Record<string, number>>, severity) ?? 0;
  return Math.max(0, now.getTime() - pastInstantOf(vulnerability?.published, now)) < grace * day;
}

/** The day has to have begun: one that is mistyped must not let everything pass until then. */
function isOld({ createdAt }: GateFinding, { newFindingsOnlySince }: WorkloadPolicy, now: Date): boolean {
  const since = instantOf(newFindingsOnlySince);
  return since <= now.getTime() && pastInstantOf(createdAt, now) < since;
}
