import type { StackResource } from "../../cli/preview/terraform-scan/stack-resources";
import type { ConstructWaiver } from "../../modules/construct-waiver";

export function constructWaiver(changes: Partial<ConstructWaiver> = {}): ConstructWaiver {
  return {
    rule: "CKV_AWS_18",
    reason: "It receives the access logs itself.",
    owner: "platform-team",
    expires: "2026-07-01",
    ...changes,
  };
}

/** A bucket of stack `one`, with these waivers. */
export function stackResource(changes: Partial<StackResource> = {}): StackResource {
  const { stack = "one", id = "logs" } = changes;
  return {
    stack,
    block: "resource",
    type: "aws_s3_bucket",
    id,
    path: `${stack}/${id}/Default`,
    waivers: [],
    ...changes,
  };
}
