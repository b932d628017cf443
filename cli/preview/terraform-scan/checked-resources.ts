import { blockAddress } from "../../../lambdas/normalizer/parsers/resource-name";
import type { TerraformCheck } from "./checkov-report";
import type { StackResource } from "./stack-resources";

/**
 * Which resources a check may mean. Some checks know the type of a resource, others only whether it is one or a data
 * source; ids of CDKTF are unique in their stack, but an app may choose its own.
 */
export function checkedResources(
  resources: readonly StackResource[],
): (check: Pick<TerraformCheck, "stack" | "resource">) => readonly StackResource[] {
  const byId = new Map<string, StackResource[]>();
  for (const one of resources) {
    const key = `${one.stack}/${one.id}`;
    byId.set(key, [...(byId.get(key) ?? []), one]);
  }
  return ({ stack, resource }) => {
    const [kind, id, ...more] = blockAddress(resource).split(".");
    const named = more.length === 0 ? (byId.get(`${stack}/${id}`) ?? []) : [];
    return named.filter(({ block, type }) => kind === block || kind === type);
  };
}
