import { CannotError } from "../support/errors";
import { RefusedError } from "../support/refusal";
import { accountName, freeAccountName } from "./account-name";
import type { Entry } from "./edit/entry-text";
import type { LiveAccount } from "./organization/live-organization";

/** What the options of `accounts add` say of the account. */
export interface GivenFields {
  readonly name?: string;
  readonly email?: string;
  readonly organizationalUnit?: string;
  readonly role?: string;
  readonly memberships?: string;
}

/** @throws CannotError when something is not given */
export function offlineEntry(account: string, given: GivenFields): Entry {
  const { name, email, organizationalUnit, role, memberships } = given;
  if (!/^\d{12}$/.test(account) || name === undefined || email === undefined || organizationalUnit === undefined)
    throw new CannotError(
      "without AWS an account is added by its id, --name, --email and --organizational-unit",
      "give all four, or leave out --offline and use credentials that read AWS Organizations",
    );
  return {
    id: account,
    name,
    email,
    organizationalUnit,
    role: unlessDefault(role, "member"),
    memberships: unlessDefault(memberships, "managed"),
  };
}

/**
 * @param taken names of the other accounts
 * @throws RefusedError when what was given is not so in AWS, or can't be written
 */
export function onlineEntry(live: LiveAccount, given: GivenFields, taken: ReadonlySet<string>): Entry {
  const { id, email, unit } = live;
  const other = (what: string, found: string) =>
    new RefusedError(`${id} has the ${what} ${found} in AWS Organizations, not the one that was given`, [
      "leave the option out, or change it in AWS first",
    ]);
  if (given.organizationalUnit !== undefined && given.organizationalUnit !== unit.path)
    throw other("organizational unit", unit.path);
  if (given.email !== undefined && given.email.toLowerCase() !== email.toLowerCase()) throw other("address", email);
  if (!unit.isWritable)
    throw new RefusedError(`${id} is in a unit whose path cannot be written: ${JSON.stringify(unit.path)}`, [
      "rename the unit in AWS Organizations: no slash and nothing invisible may be in its name",
    ]);
  const name = given.name ?? freeAccountName(live.name, id, taken);
  return {
    id,
    name,
    // Else nobody could tell later that it was renamed in AWS.
    accountName: name === accountName(live.name, id) ? undefined : live.name,
    email,
    organizationalUnit: unit.path,
    role: unlessDefault(given.role, "member"),
    status: live.status === "suspended" ? live.status : undefined,
    memberships: unlessDefault(given.memberships, "managed"),
  };
}

/** What is written: a default is left out. */
function unlessDefault(value: string | undefined, byDefault: string): string | undefined {
  return value === byDefault ? undefined : value;
}
