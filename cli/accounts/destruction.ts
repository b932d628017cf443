import type { Region } from "../../config/regions";
import type { StackEntry } from "../../stacks/catalog";
import { patternsOf } from "./stacks-of";

/**
 * What the member stack of a region holds that Terraform never destroys. While its state has one of these, Terraform
 * destroys nothing of the stack at all.
 */
export function keptResources(region: Region, homeRegion: Region): readonly string[] {
  return ["aws_s3_bucket.access-logs", ...(region === homeRegion ? ["aws_iam_policy.boundary"] : [])];
}

/** Destroys an account's stacks: later waves first, and what it has once, in its home region, last. */
export function destruction(stacks: readonly StackEntry[], homeRegion: Region, environment: string): string[] {
  if (stacks.length === 0) return [];
  const limited = `${environment}GATEHOUSE_STACKS='${patternsOf(stacks)}'`;
  const each = stacks.toReversed().flatMap(({ id, region }) => {
    const terraform = `terraform -chdir=cdktf.out/stacks/${id}`;
    return [
      `${terraform} init`,
      `${terraform} state rm ${keptResources(region, homeRegion).join(" ")}`,
      `${limited} npx cdktf destroy ${id}`,
    ];
  });
  return [`${limited} npx cdktf synth`, ...each];
}
