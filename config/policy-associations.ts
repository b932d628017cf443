import { type Facts, organizationalUnitId } from "./facts";
import type { Organization } from "./schema";

/**
 * What a policy of the organization is associated with: each organizational unit that holds accounts, by its id. A unit
 * with a suspended account in it or below it is replaced by its active accounts, because an association with a suspended
 * account, also an inherited one, stays pending for ever
 * (https://github.com/hashicorp/terraform-provider-aws/issues/40510).
 * @returns ids by the word that names each in a plan
 */
export function policyTargets({ accounts }: Organization, facts: Facts): Record<string, string> {
  const members = accounts.filter(({ role }) => role !== "management");
  const suspended = members.filter(({ status }) => status === "suspended").map((account) => account.organizationalUnit);
  const reachesSuspended = (unit: string) => suspended.some((path) => path === unit || path.startsWith(`${unit}/`));
  const targets = members
    .filter(({ status }) => status === "active")
    .map(({ id, organizationalUnit }) => {
      if (organizationalUnit === "/" || reachesSuspended(organizationalUnit)) return [`account-${id}`, id];
      const unitId = organizationalUnitId(facts, organizationalUnit);
      return [unitId, unitId];
    });
  return Object.fromEntries(targets);
}
