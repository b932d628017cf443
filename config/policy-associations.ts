import { type Facts, organizationalUnitId } from "./facts";
import { upwards } from "./organizational-units";
import type { Organization } from "./schema";
import { policyOfAccount, policyOfUnit } from "./services/security-hub/governing-policy";

/** One association of a configuration policy with an organizational unit or an account. */
export interface PolicyAssociation {
  /** The word that names it in a plan. */
  readonly name: string;
  readonly targetId: string;
  /** Name of the policy; `undefined`: the default policy. */
  readonly policy: string | undefined;
}

/**
 * What each configuration policy is associated with, so that every active account is under the policy that the
 * configuration says: units that a policy names or that hold accounts, those above before those below, then accounts.
 *
 * A unit with a suspended account in it or below it is replaced by its active accounts, because an association with a
 * suspended account, also an inherited one, stays pending for ever
 * (https://github.com/hashicorp/terraform-provider-aws/issues/40510). So the root is never a target.
 * @throws MissingFactError for a unit whose id nobody has asked AWS for
 */
export function policyAssociations(organization: Organization, facts: Facts): PolicyAssociation[] {
  const { policies } = organization.securityHub;
  const active = organization.accounts.filter(({ status }) => status === "active");
  const units = associatedUnits(organization);
  const ofAccounts = active.filter(
    ({ name, organizationalUnit }) =>
      policies.some(({ accounts }) => accounts.includes(name)) ||
      !upwards(organizationalUnit).some((unit) => units.has(unit)),
  );
  return [
    ...[...units].map(([unit, policy]) => {
      const id = organizationalUnitId(facts, unit);
      return { name: id, targetId: id, policy };
    }),
    ...ofAccounts.map((account) => ({
      name: `account-${account.id}`,
      targetId: account.id,
      policy: policyOfAccount(policies, account)?.name,
    })),
  ];
}

/** The policy of each unit that gets an association: not where one above gives it the same anyway. */
function associatedUnits({ accounts, securityHub: { policies } }: Organization): Map<string, string | undefined> {
  const suspended = accounts
    .filter(({ status }) => status === "suspended")
    .flatMap(({ organizationalUnit }) => upwards(organizationalUnit));
  const named = policies.flatMap(({ organizationalUnits }) => organizationalUnits);
  const holding = accounts
    .filter(({ status, organizationalUnit }) => status === "active" && organizationalUnit !== "/")
    .map(({ organizationalUnit }) => organizationalUnit);
  const candidates = [...new Set([...holding, ...named])]
    .filter((unit) => !suspended.includes(unit))
    .sort((a, b) => upwards(a).length - upwards(b).length);

  const associated = new Map<string, string | undefined>();
  for (const unit of candidates) {
    // A unit above that has one has the same: were there a policy between them, it would be that of a named unit.
    const inherits = upwards(unit).some((path) => associated.has(path));
    if (named.includes(unit) || !inherits) associated.set(unit, policyOfUnit(policies, unit)?.name);
  }
  return associated;
}
