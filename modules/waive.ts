import { TerraformDataSource, type TerraformResource, TerraformStack } from "cdktf";
import { type ConstructWaiver, checkedWaiver } from "./construct-waiver";

/**
 * Lets checks of Checkov fail on this very resource, until a day, because somebody answers for it (docs/waivers.md). The
 * waivers travel with the resource in the synthesized Terraform, as comments, which Terraform skips. A waiver that the
 * resource does not need, or needs no more, is as wrong as one that is missing.
 * @throws Error when a waiver lacks a reason, an owner or an end, or names no rule
 */
export function waive(resource: TerraformResource | TerraformDataSource, ...waivers: readonly ConstructWaiver[]): void {
  const block = TerraformDataSource.isTerraformDataSource(resource) ? "data" : "resource";
  const address = [block, resource.terraformResourceType, resource.friendlyUniqueId];
  for (const waiver of waivers) {
    const { rule, ...answers } = checkedWaiver(waiver, resource.node.path);
    // By the stack: of a data source's own overrides cdktf replaces the comment with its own.
    TerraformStack.of(resource).addOverride([...address, "//", "metadata", "waivers", rule].join("."), answers);
  }
}
