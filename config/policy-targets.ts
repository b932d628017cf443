import { type Facts, organizationalUnitId } from "./facts";
import type { Organization } from "./schema";

/**
 * What a policy of the organization is associated with: each organizational unit that holds accounts, by its id. A unit
 * that holds a suspended account is replaced by its active accounts, because an association with a suspended account
 * stays pending for ever (https://github.com/hashicorp/terraform-provider-aws/issues/40510).
 * @returns ids by the word that names each in a plan
 */
export function policyTargets({ accounts }: Organization, facts: Facts): Record<string, string> {
  const members = accounts.filter(({ role }) => role !== "management");
  const unsafe = new Set(
    members.filter(({ status }) => status === "suspended").map(({ organizationalUnit }) => organizationalUnit),
  );
  const targets = members
    .filter(({ status }) => status === "active")
    .map(({ id, organizationalUnit }) =>
      organizationalUnit === "/" || unsafe.has(organizationalUnit)
        ? [`account-${id}`, id]
        : [unitName(organizationalUnit), organizationalUnitId(facts, organizationalUnit)],
    );
  return Object.fromEntries(targets);
}

function unitName(path: string): string {
  return `ou${path.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
}
