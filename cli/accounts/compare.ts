import type { Account, Organization } from "../../config/schema";
import { accountName, freeAccountName } from "./account-name";
import type { Difference } from "./difference";
import type { LiveAccount, LiveOrganization } from "./organization/live-organization";
import { roleDifferences } from "./role-differences";

/** Everything in which the configuration and AWS Organizations differ, in the order of the configuration. */
export function compare(configured: Organization, live: LiveOrganization): Difference[] {
  const known = new Map(live.accounts.map((account) => [account.id, account]));
  return [
    ...roleDifferences(configured, live),
    ...unknownUnits(configured, live),
    ...configured.accounts.flatMap((account) => differencesOf(account, known.get(account.id))),
    ...newAccounts(configured, live),
  ];
}

function differencesOf(account: Account, live: LiveAccount | undefined): Difference[] {
  const { id, name } = account;
  const about = { account: id, name };
  if (!live)
    return [{ ...about, kind: "closed", next: `it left, or was closed long ago: gatehouse accounts remove ${name}` }];
  const difference = (kind: Difference["kind"], configured: string, found: string, next: string): Difference[] =>
    configured === found ? [] : [{ ...about, kind, configured, found, next }];
  return [
    ...(isNameOf(account, live)
      ? []
      : difference(
          "renamed",
          account.accountName ?? name,
          live.name,
          `write accountName: ${JSON.stringify(live.name)}`,
        )),
    ...(account.email.toLowerCase() === live.email.toLowerCase()
      ? []
      : difference("e-mail", account.email, live.email, "write the new address")),
    ...difference(
      "moved",
      account.organizationalUnit,
      live.unit.path,
      "write the new unit and run gatehouse facts, or move it back",
    ),
    ...difference(live.status, account.status, live.status, statusNext[live.status]),
  ];
}

const statusNext = {
  suspended: 'write "status: suspended", after "gatehouse accounts remove" said what must be done before',
  active: 'remove "status: suspended"',
} as const;

/** The name is AWS's own, or what the rule for names makes of it; an `accountName` is compared to the letter. */
function isNameOf({ name, accountName: exact, id }: Account, live: LiveAccount): boolean {
  if (exact !== undefined) return exact === live.name;
  return name === accountName(live.name, id);
}

function unknownUnits({ accounts }: Organization, { units }: LiveOrganization): Difference[] {
  const known = new Set(units.map(({ path }) => path));
  const unknown = new Set(accounts.map((account) => account.organizationalUnit).filter((path) => !known.has(path)));
  return [...unknown].map((configured) => {
    const users = accounts
      .filter(({ organizationalUnit }) => organizationalUnit === configured)
      .map(({ name }) => name);
    return {
      kind: "unknown-unit",
      configured,
      next: `create the organizational unit, or correct it for ${users.join(", ")}`,
    };
  });
}

/** A suspended account that nobody configured needs nothing. */
function newAccounts({ accounts }: Organization, live: LiveOrganization): Difference[] {
  const ids = new Set(accounts.map(({ id }) => id));
  const taken = new Set(accounts.map(({ name }) => name));
  return live.accounts
    .filter(({ id, status }) => status === "active" && !ids.has(id))
    .map(({ id, name, unit }) => ({
      kind: "new",
      account: id,
      name: freeAccountName(name, id, taken),
      found: unit.path,
      next: `gatehouse accounts add ${id}`,
    }));
}
