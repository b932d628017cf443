import { daysLeft } from "../../lambdas/gate/waivers/period";
import { byStatement } from "../preview/terraform-scan/sentences";
import { addressOf, type StackResource } from "../preview/terraform-scan/stack-resources";
import { textTable } from "../support/text-table";
import { untilWhen } from "./waiver-list";

/** A waiver of a construct as `gatehouse waivers` prints it. */
export interface ListedConstructWaiver {
  readonly source: "construct";
  readonly stack: string;
  /** Path of the construct, which begins with its stack. */
  readonly resource: string;
  /** As Terraform calls it. */
  readonly address: string;
  readonly rule: string;
  readonly reason: string;
  readonly owner: string;
  readonly expires: string;
  readonly status: "active" | "expired";
  /** Begun days count; negative when it ended days ago. */
  readonly daysLeft: number;
}

/** One for each rule that is waived on the resource. */
export function constructWaivers(resource: StackResource, now: Date): readonly ListedConstructWaiver[] {
  return resource.waivers.map(({ rule, reason, owner, expires }) => {
    const left = daysLeft({ expires }, now);
    return {
      source: "construct",
      stack: resource.stack,
      resource: resource.path,
      address: addressOf(resource),
      rule,
      reason,
      owner,
      expires,
      status: left > 0 ? "active" : "expired",
      daysLeft: left,
    };
  });
}

/** The list for people, a line for each statement of the code: what ends first comes first. */
export function formatConstructWaivers(waivers: readonly ListedConstructWaiver[]): string {
  if (waivers.length === 0) return "no waivers of constructs";
  const rows = byStatement(waivers.map((waiver) => ({ ...waiver, path: waiver.resource })))
    .toSorted(([a], [b]) => (a?.daysLeft ?? 0) - (b?.daysLeft ?? 0))
    .flatMap(([first, ...others]) =>
      first
        ? [
            [
              first.rule,
              first.status,
              untilWhen(first),
              `${first.path}${others.length > 0 ? ` and ${others.length} more` : ""}`,
              first.owner,
            ],
          ]
        : [],
    );
  return textTable([["RULE", "STATUS", "EXPIRES", "CONSTRUCT", "OWNER"], ...rows]);
}
