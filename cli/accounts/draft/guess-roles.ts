import type { AccountRole } from "../../../config/schema";
import { visible } from "../difference-text";
import type { LiveAccount, LiveOrganization } from "../organization/live-organization";
import { securityServices } from "../role-differences";

/** An account that probably has a role, and what speaks for it. */
export interface Guess {
  readonly role: AccountRole;
  readonly account: LiveAccount;
  readonly why: string;
  /** Only AWS's own word makes it certain. */
  readonly isCertain: boolean;
}

/** What names say of a role, the surest first; whole words, as "catalogue" and "login" are no logs. */
const names = {
  "log-archive": [/\blog-?archive/, /\blog(s|ging)?\b/],
  security: [/\bsecurity\b/, /\baudit\b/, /security|audit/],
  deployment: [/\bdeploy(er|ments?)?\b/, /\b(pipelines?|ci-?cd)\b/, /\b(tooling|shared-?services|infra)/],
} as const;

/** The roles that can be told, each for another account; of an account that is suspended nothing is expected. */
export function guessRoles(accounts: readonly LiveAccount[], live: LiveOrganization): readonly Guess[] {
  const guesses: Guess[] = [];
  const free = () =>
    accounts.filter(({ id, status }) => status === "active" && !guesses.some(({ account }) => account.id === id));
  for (const account of accounts.filter(({ id }) => id === live.managementAccountId))
    guesses.push({ role: "management", account, why: "it is the organization's management account", isCertain: true });
  for (const service of securityServices) {
    const account = free().find(({ id }) => live.delegatedAdministrators.get(service)?.includes(id));
    if (!account || guesses.some(({ role }) => role === "security")) continue;
    guesses.push({ role: "security", account, why: `it administers ${service}`, isCertain: false });
  }
  for (const role of ["log-archive", "security", "deployment"] as const) {
    const [account, ...others] = bestNamed(free(), names[role]);
    if (!account || guesses.some((guess) => guess.role === role)) continue;
    const also = others.length > 0 ? `; as likely: ${others.map(({ id }) => id).join(", ")}` : "";
    const why = `guessed from its name ${JSON.stringify(visible(account.name))}${also}`;
    guesses.push({ role, account, why, isCertain: false });
  }
  return guesses;
}

/** Those that the first pattern fits that fits any. */
function bestNamed(accounts: readonly LiveAccount[], patterns: readonly RegExp[]): readonly LiveAccount[] {
  const words = (name: string) => name.toLowerCase().replace(/[\W_]+/g, "-");
  const fitting = patterns.map((pattern) => accounts.filter(({ name }) => pattern.test(words(name))));
  return fitting.find((found) => found.length > 0) ?? [];
}
