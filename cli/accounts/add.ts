import { Command } from "commander";
import { configurationFile, loadOrganization, organizationIn } from "../../config/load";
import type { Account, Organization } from "../../config/schema";
import { progressFor } from "../preview/progress/progress-for";
import { stopSignal } from "../preview/stop-signal";
import { runs } from "../support/command";
import { replaceFile } from "../support/durable-file";
import type { ExitCode } from "../support/errors";
import { print, printJson } from "../support/output";
import { orRefusal, orWouldBeWrong, RefusedError } from "../support/refusal";
import { withEntry } from "./edit/add-entry";
import type { Entry } from "./edit/entry-text";
import { checkAccountId, configuredAccount, liveAccount } from "./find-account";
import { type GivenFields, offlineEntry, onlineEntry } from "./new-entry";
import { nextCommands, nextText } from "./next-commands";
import { askOrganization, checkSameOrganization } from "./organization/ask-organization";
import { stacksOf } from "./stacks-of";

interface AddOptions extends GivenFields {
  readonly config?: string;
  readonly offline?: boolean;
  readonly json?: boolean;
}

/** `gatehouse accounts add`: one more account in the organization file, and what comes next. */
export function addCommand(): Command {
  return runs(
    new Command("add")
      .description(
        "write one more account into the organization file, keeping every other byte, and print what comes next",
      )
      .argument("<account>", "its id, or its name in AWS Organizations")
      .option("--name <name>", "name in the file (default: made of its name in AWS)")
      .option("--email <address>", "address of its root user (default: as AWS has it)")
      .option("--organizational-unit <path>", "where it is, e.g. /Workloads (default: as AWS has it)")
      .option("--role <role>", "management, security, log-archive, deployment or member (default: member)")
      .option(
        "--memberships <how>",
        "adopt where it joined after security-services-* was applied: Inspector and Macie have it already (default: managed)",
      )
      .option("--offline", "ask nothing of AWS: id, --name, --email and --organizational-unit must be given")
      .option("--config <file>", "organization file (default: GATEHOUSE_CONFIG, else config/organization.yaml)")
      .option("--json", "print the result as JSON"),
    (account: string, options: AddOptions) => orRefusal(options.json === true, () => add(account, options)),
  );
}

async function add(account: string, options: AddOptions): Promise<ExitCode> {
  checkAccountId(account);
  const { path, file, text, organization } = loadOrganization(configurationFile(options.config));
  const present = configuredAccount(organization, account);
  const entry = present ? undefined : await entryOf(account, organization, options);
  // Asked for by its name in AWS, it may be there under another one.
  const known = present ?? configuredAccount(organization, entry?.id ?? account);
  if (known) checkGiven(known, options, file);
  const changed = entry !== undefined && known === undefined;
  const after = changed ? withEntry(text, entry) : text;
  const result = changed ? orWouldBeWrong(() => organizationIn(after, path)) : organization;
  if (changed) replaceFile(path, text, after);

  const { id, name } = known ?? (entry as Entry);
  const catalog = await stacksOf(result);
  const next = nextCommands({ accountId: id, organization: result, catalog, config: options.config });
  const outcome = changed
    ? `${name} (${id}) is added to ${file}`
    : `${name} (${id}) is in ${file} already: nothing changed`;
  options.json
    ? printJson({ changed, file, account: configuredAccount(result, id), next })
    : print(`${outcome}\nnext:\n${nextText(next)}`);
  return 0;
}

async function entryOf(account: string, organization: Organization, options: AddOptions): Promise<Entry> {
  if (options.offline) return offlineEntry(account, options);
  const signal = stopSignal();
  const live = await progressFor(process.stderr)("read the organization", ({ line }) => askOrganization(line, signal));
  checkSameOrganization(organization, live);
  const taken = new Set(organization.accounts.map(({ name }) => name));
  return onlineEntry(liveAccount(live, account), options, taken);
}

/** What is asked for twice must be the same: this command changes no account. */
function checkGiven(account: Account, given: GivenFields, file: string): void {
  const fields = ["name", "email", "organizationalUnit", "role", "memberships"] as const;
  const others = fields.filter((field) => given[field] !== undefined && given[field] !== account[field]);
  if (others.length > 0)
    throw new RefusedError(
      `${account.name} (${account.id}) is in ${file} already, and not with that`,
      others.map((field) => `${field} is ${account[field]}, given was ${given[field]}: change it in the file`),
    );
}
