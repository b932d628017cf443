import { upwards } from "../../organizational-units";

/** What a policy is associated with, by the names that people write. */
export interface PolicyScope {
  readonly organizationalUnits: readonly string[];
  readonly accounts: readonly string[];
}

/** The policy of the nearest unit that one names, as AWS inherits it; `undefined`: the default policy. */
export function policyOfUnit<Policy extends PolicyScope>(
  policies: readonly Policy[],
  unit: string,
): Policy | undefined {
  return upwards(unit)
    .map((path) => policies.find(({ organizationalUnits }) => organizationalUnits.includes(path)))
    .find((policy) => policy !== undefined);
}

/** The policy that an account is to be under: its own, or its unit's; `undefined`: the default policy. */
export function policyOfAccount<Policy extends PolicyScope>(
  policies: readonly Policy[],
  { name, organizationalUnit }: { readonly name: string; readonly organizationalUnit: string },
): Policy | undefined {
  return policies.find(({ accounts }) => accounts.includes(name)) ?? policyOfUnit(policies, organizationalUnit);
}
