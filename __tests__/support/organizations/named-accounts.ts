import type { Stack } from "../../contract/stacks";
import { renderedPolicies } from "../rendered-policies";

/** Which of these accounts a stack's resource policies name, beside its own: a policy with principals is a resource's. */
export function accountsInResourcePolicies(
  stack: Stack,
  accountIds: ReadonlySet<string>,
): { readonly where: string; readonly accountId: string }[] {
  const own = String(stack.json.provider.aws[0]?.allowed_account_ids);
  return renderedPolicies(stack).flatMap(({ where, document }) => {
    const resourcePolicy = document.Statement.filter((statement) => "Principal" in statement);
    const named = new Set(JSON.stringify(resourcePolicy).match(/\b\d{12}\b/g) ?? []);
    return [...named].filter((id) => id !== own && accountIds.has(id)).map((accountId) => ({ where, accountId }));
  });
}
