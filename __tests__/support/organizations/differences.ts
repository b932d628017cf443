import type { Stack } from "../../contract/stacks";
import type { TerraformJson } from "../synth";

/** Resources and policy documents, each as it is written; a stack's provider counts as one. */
function byAddress({ resource, data = {}, provider }: TerraformJson): ReadonlyMap<string, string> {
  const bodies = { ...resource, ...data, provider: { aws: provider.aws } };
  return new Map(
    Object.entries(bodies).flatMap(([type, byId]) =>
      Object.entries(byId).map(([name, body]) => [`${type}.${name}`, JSON.stringify(body)] as const),
    ),
  );
}

/** Types of what differs between two organizations, by stack, among the stacks that both have. */
export function differences(before: readonly Stack[], after: readonly Stack[]): Record<string, string[]> {
  const earlier = new Map(before.map(({ id, json }) => [id, json]));
  const entries = after.flatMap(({ id, json }) => {
    const old = earlier.get(id);
    return old ? [[id, differingTypes(byAddress(old), byAddress(json))] as const] : [];
  });
  return Object.fromEntries(entries.filter(([, types]) => types.length > 0));
}

function differingTypes(old: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] {
  const addresses = [...new Set([...old.keys(), ...now.keys()])].filter(
    (address) => old.get(address) !== now.get(address),
  );
  return [...new Set(addresses.map((address) => address.split(".")[0] ?? ""))].sort();
}
