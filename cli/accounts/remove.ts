import { Command } from "commander";
import { configurationFile, loadOrganization, type OrganizationFile, organizationIn } from "../../config/load";
import { suggestion } from "../../config/nearest";
import type { Account } from "../../config/schema";
import { runs } from "../support/command";
import { replaceFile } from "../support/durable-file";
import { CannotError, type ExitCode } from "../support/errors";
import { note, print, printJson } from "../support/output";
import { orRefusal, orWouldBeWrong } from "../support/refusal";
import { withoutEntry } from "./edit/remove-entry";
import { checkAccountId, configuredAccount } from "./find-account";
import { forFile } from "./for-file";
import { leavingSteps, leavingText } from "./leaving";
import { checkMayLeave } from "./may-leave";
import { stacksOf } from "./stacks-of";

interface RemoveOptions {
  readonly config?: string;
  readonly write?: boolean;
  readonly json?: boolean;
}

/** `gatehouse accounts remove`: an account's way out; with `--write` its step in the organization file. */
export function removeCommand(): Command {
  return runs(
    new Command("remove")
      .description("print in order what is done before an account leaves; 1 when it may not leave")
      .argument("<account>", "its name in the file, or its id")
      .option("--write", "do the step that takes it out of the file, keeping every other byte, and print nothing else")
      .option("--config <file>", "organization file (default: GATEHOUSE_CONFIG, else config/organization.yaml)")
      .option("--json", "print the result as JSON"),
    (account: string, options: RemoveOptions) => orRefusal(options.json === true, () => remove(account, options)),
  );
}

async function remove(idOrName: string, { config, write = false, json = false }: RemoveOptions): Promise<ExitCode> {
  checkAccountId(idOrName);
  const organizationFile = loadOrganization(configurationFile(config));
  const { file, organization } = organizationFile;
  const account = configuredAccount(organization, idOrName);
  const names = organization.accounts.map(({ name }) => name);
  if (!account && !write)
    throw new CannotError(
      `${file} has no account "${idOrName}"${suggestion(idOrName, names)}`,
      `choose from ${names.join(", ")}`,
    );
  if (account) checkMayLeave(account, organization);
  if (account && !write) {
    const steps = leavingSteps(account, organization, await stacksOf(organization), forFile(config));
    json ? printJson({ changed: false, file, account, steps }) : print(leavingText(steps));
    return 0;
  }
  if (account) takeOut(account, organizationFile);
  // Written twice it is fine, and a name that was written once is not there any more: none can be told from a misspelt one.
  else note(`if that is misspelt${suggestion(idOrName, names)}: ${file} has ${names.join(", ")}`);
  const outcome = account
    ? `${account.name} (${account.id}) is taken out of ${file}`
    : `${idOrName} is not in ${file}: nothing changed`;
  json ? printJson({ changed: account !== undefined, file, ...(account && { account }) }) : print(outcome);
  return 0;
}

function takeOut(account: Account, { path, text, organization }: OrganizationFile): void {
  const after = withoutEntry(text, organization.accounts.indexOf(account));
  orWouldBeWrong(() => organizationIn(after, path));
  replaceFile(path, text, after);
}
