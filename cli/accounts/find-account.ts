import type { Account, Organization } from "../../config/schema";
import { CannotError } from "../support/errors";
import { RefusedError } from "../support/refusal";
import type { LiveAccount, LiveOrganization } from "./organization/live-organization";

/** @throws CannotError when it is a number that no account id can be */
export function checkAccountId(account: string): void {
  if (/^\d+$/.test(account) && !/^\d{12}$/.test(account))
    throw new CannotError(`"${account}" is no account id: it has ${account.length} digits`, "give all 12 digits");
}

/** The account that the configuration has under that id or name. */
export function configuredAccount({ accounts }: Organization, idOrName: string): Account | undefined {
  return (
    accounts.find(({ id }) => id === idOrName) ??
    accounts.find(({ name }) => name === idOrName) ??
    accounts.find(({ accountName }) => accountName === idOrName)
  );
}

/**
 * @throws RefusedError when the organization has no such account
 * @throws CannotError when it has several of that name
 */
export function liveAccount({ accounts, id }: LiveOrganization, idOrName: string): LiveAccount {
  const found = accounts.filter((account) => account.id === idOrName || account.name === idOrName);
  if (found[0] === undefined)
    throw new RefusedError(`the organization ${id} has no account "${idOrName}"`, [
      'look for it with "gatehouse accounts", or create it in AWS Organizations first',
    ]);
  if (found.length > 1)
    throw new CannotError(
      `${found.length} accounts have the name "${idOrName}": ${found.map((account) => account.id).join(", ")}`,
      "give the id",
    );
  return found[0];
}
