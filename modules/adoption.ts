import { DefaultTokenResolver, StringConcat, TerraformResource, type TerraformStack, Tokenization } from "cdktf";
import type { Construct } from "constructs";

const importId = "gatehouse:import-id";

/** A resource that exists in AWS and that Terraform takes over. */
export interface Import {
  /** Address of the resource. */
  readonly to: string;
  /** What the provider finds it by; may be an expression of Terraform. */
  readonly id: string;
}

/**
 * Lets Terraform import the resources of these types in a construct, instead of creating them.
 * @param ids import id by resource type, such as `aws_cloudtrail`; other types are created as ever
 */
export function adopt(scope: Construct, ids: Readonly<Record<string, string>>): void {
  for (const { type, construct } of resourcesIn(scope)) {
    const id = ids[type];
    if (id !== undefined) construct.node.addMetadata(importId, id);
  }
}

/** Lets Terraform import a bucket with all its settings. One that the bucket lacks makes the plan fail, by its address. */
export function adoptBucket(scope: Construct, bucketName: string): void {
  const types = resourcesIn(scope)
    .map(({ type }) => type)
    .filter((type) => type.startsWith("aws_s3_bucket"));
  adopt(scope, Object.fromEntries(types.map((type) => [type, bucketName])));
}

/** What a stack imports, by address. */
export function importsOf(stack: TerraformStack): Import[] {
  return resourcesIn(stack)
    .flatMap(({ type, construct }) =>
      construct.node.metadata
        .filter((entry) => entry.type === importId)
        .map(({ data }) => ({
          to: `${type}.${construct.friendlyUniqueId}`,
          id: resolved(construct, data),
        })),
    )
    .sort((one, other) => (one.to < other.to ? -1 : 1));
}

/** A reference as Terraform spells it. */
function resolved(scope: Construct, id: string): string {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(id, { scope, resolver, preparing: false });
}

function resourcesIn(scope: Construct) {
  return scope.node
    .findAll()
    .filter((construct) => TerraformResource.isTerraformResource(construct))
    .map((construct) => ({ type: construct.terraformResourceType, construct }));
}
