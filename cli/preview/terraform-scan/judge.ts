import { daysLeft } from "../../../lambdas/gate/waivers/period";
import type { ConstructWaiver } from "../../../modules/construct-waiver";
import type { LongestWaiver } from "../../findings/longest-waiver";
import { checkedResources } from "./checked-resources";
import type { TerraformCheck, TerraformChecks } from "./checkov-report";
import { byStatement, failures, type Place, placesOf, unscanned } from "./sentences";
import type { StackResource } from "./stack-resources";

/** A failed check on a resource with a waiver of it. */
export type WaivedCheck = TerraformCheck & Pick<StackResource, "path"> & ConstructWaiver;

/** What Checkov says of our own Terraform. */
export interface TerraformJudgement {
  readonly passed: number;
  readonly waived: readonly WaivedCheck[];
  /** Failed checks whose waivers have ended. */
  readonly expired: readonly WaivedCheck[];
  /** What else is not good enough, a sentence each; empty when nothing is. */
  readonly problems: readonly string[];
}

export interface WaiverRules {
  readonly longest: LongestWaiver;
  readonly now: Date;
}

/**
 * A check may fail where the resource itself carries a waiver of it that has not ended. A waiver that nothing needs, one
 * that lasts too long and a stack of which Checkov says nothing are problems as well.
 * @param resources of the stacks that Checkov scanned
 */
export function judgeTerraform(
  { passed, failed, unread }: TerraformChecks,
  stacks: readonly string[],
  resources: readonly StackResource[],
  { longest, now }: WaiverRules,
): TerraformJudgement {
  const resourcesOf = checkedResources(resources);
  const judged = failed.map((check) => {
    const meant = resourcesOf(check);
    const path = meant[0]?.path ?? `${check.stack}/${check.resource}`;
    return { meant, check: { ...check, path }, waiver: commonWaiver(meant, check.rule) };
  });
  const waived = judged.flatMap(({ check, waiver }) => (waiver ? [{ ...check, ...waiver }] : []));
  const hasEnded = ({ expires }: ConstructWaiver) => daysLeft({ expires }, now) <= 0;
  const waivers = resources.flatMap(({ waivers: own, ...place }) => own.map((waiver) => ({ ...place, ...waiver })));
  const needed = new Set(judged.flatMap(({ meant, check }) => meant.map((one) => needOf(one, check.rule))));
  return {
    passed: passed.length,
    waived: waived.filter((one) => !hasEnded(one)),
    expired: waived.filter(hasEnded),
    problems: [
      ...stacks.filter((stack) => !isScanned(stack, { passed, failed })).map((stack) => unscanned(stack, unread)),
      ...failures(judged.flatMap(({ check, waiver }) => (waiver ? [] : [check]))),
      ...byStatement(waivers)
        .filter((same) => same.every((one) => !needed.has(needOf(one, one.rule))))
        .map(
          (same) => `${same[0]?.rule} is waived for ${placesOf(same)}, but does not fail there: take the waiver out`,
        ),
      ...byStatement(waivers.filter((one) => daysLeft(one, now) > longest(one.rule))).map(tooLong(longest)),
    ],
  };
}

/** Whether Checkov says anything of the stack's file. */
export function isScanned(stack: string, { passed, failed }: Pick<TerraformChecks, "passed" | "failed">): boolean {
  return [passed, failed].some((checks) => checks.some((check) => check.stack === stack));
}

/** Why checks with a waiver that has ended are not right any more, a sentence for each statement of the code. */
export function expirySentences({ expired }: Pick<TerraformJudgement, "expired">): readonly string[] {
  return byStatement(expired).map(
    (same) =>
      `the waiver of ${same[0]?.rule} for ${placesOf(same)} expired on ${same[0]?.expires}: ${same[0]?.owner} mends it, or agrees on another end`,
  );
}

/** The waiver, where every resource that may be meant has one. */
function commonWaiver(meant: readonly StackResource[], rule: string): ConstructWaiver | undefined {
  const found = meant.map(({ waivers }) => waivers.find((waiver) => waiver.rule === rule));
  return found.every((waiver) => waiver !== undefined) ? found[0] : undefined;
}

function needOf({ stack, path }: Place, rule: string): string {
  return `${rule} ${stack} ${path}`;
}

function tooLong(longest: LongestWaiver) {
  return (same: readonly (Place & ConstructWaiver)[]): string => {
    const { rule = "", expires = "" } = same[0] ?? {};
    return `${rule} is waived for ${placesOf(same)} until ${expires}, but for ${longest(rule)} days at most: scan-config/gate-policy.yaml, waivers.maximumDays`;
  };
}
