import { globalEventsRegion, isPossibleHomeRegion } from "../../../config/regions";
import { organizationSchema } from "../../../config/schema";
import { accountName, freeAccountName } from "../account-name";
import type { Entry } from "../edit/entry-text";
import type { LiveAccount, LiveOrganization } from "../organization/live-organization";
import { type Guess, guessRoles } from "./guess-roles";

/** A first configuration of an organization, for people to go on with. */
export interface Draft {
  readonly organizationId: string;
  readonly homeRegion: string;
  readonly regions: readonly string[];
  readonly accounts: readonly { readonly entry: Entry; readonly guess?: Guess }[];
  /** Accounts that the file can't hold, with the reason. */
  readonly leftOut: readonly { readonly account: LiveAccount; readonly why: string }[];
  /** Choices that only people can make before the draft is right, as sentences. */
  readonly open: readonly string[];
}

const defaultHomeRegion = "eu-central-1";
const email = organizationSchema.shape.accounts.element.shape.email;

/** @param currentRegion of the credentials' configuration, if there is one */
export function draftOf(live: LiveOrganization, currentRegion: string | undefined): Draft {
  const homeRegion =
    currentRegion !== undefined && isPossibleHomeRegion(currentRegion) ? currentRegion : defaultHomeRegion;
  const judged = judge(live.accounts);
  const fit = judged.filter(({ why }) => why === undefined).map(({ account }) => account);
  const guesses = guessRoles(fit, live);
  const taken = new Set<string>();
  const accounts = fit.map((account) => {
    const name = freeAccountName(account.name, account.id, taken);
    taken.add(name);
    const guess = guesses.find((one) => one.account === account);
    return { entry: entryOf(account, name, guess), ...(guess && { guess }) };
  });
  const roles = ["management", "security", "log-archive", "deployment"] as const;
  return {
    organizationId: live.id,
    homeRegion,
    regions: [...new Set([homeRegion, globalEventsRegion])],
    accounts: accounts.sort(byUnit),
    leftOut: judged.flatMap(({ account, why }) => (why === undefined ? [] : [{ account, why }])),
    open: roles
      .filter((role) => !guesses.some((guess) => guess.role === role))
      .map((role) => `no account shows that it is the ${role} account: write "role: ${role}" at one, or create it`),
  };
}

function entryOf({ id, name: inAws, email, unit, status }: LiveAccount, name: string, guess?: Guess): Entry {
  return {
    id,
    name,
    accountName: name === accountName(inAws, id) ? undefined : inAws,
    email,
    organizationalUnit: unit.path,
    role: guess?.role,
    status: status === "suspended" ? status : undefined,
  };
}

/** As people look for them, in the order of code points, whatever the machine's language. */
function byUnit({ entry: one }: Draft["accounts"][number], { entry: other }: Draft["accounts"][number]): number {
  const [place, otherPlace] = [one, other].map(({ organizationalUnit, name }) => `${organizationalUnit}\0${name}`);
  return (place ?? "") < (otherPlace ?? "") ? -1 : 1;
}

interface Judged {
  readonly account: LiveAccount;
  readonly why: string | undefined;
}

/** What the schema would refuse about an account. */
function judge(accounts: readonly LiveAccount[]): readonly Judged[] {
  const addresses = new Set<string>();
  return accounts.map((account) => {
    const address = account.email.toLowerCase();
    const isTaken = addresses.has(address);
    addresses.add(address);
    return { account, why: reasonAgainst(account, isTaken) };
  });
}

function reasonAgainst(account: LiveAccount, isTaken: boolean): string | undefined {
  if (!account.unit.isWritable) return "its unit's path holds a slash in a name, or something invisible";
  if (isTaken) return "another account has its e-mail address";
  return email.safeParse(account.email).success ? undefined : `its e-mail address is none: ${account.email}`;
}
