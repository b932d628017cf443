import { Command } from "commander";
import { configurationFile, loadOrganization } from "../config/load";
import { addCommand } from "./accounts/add";
import { compare } from "./accounts/compare";
import { differenceTable } from "./accounts/difference-text";
import { draftOrganization } from "./accounts/draft-organization";
import { askOrganization } from "./accounts/organization/ask-organization";
import { removeCommand } from "./accounts/remove";
import { progressFor } from "./preview/progress/progress-for";
import { stopSignal } from "./preview/stop-signal";
import { runs } from "./support/command";
import type { ExitCode } from "./support/errors";
import { print, printJson } from "./support/output";

interface AccountsOptions {
  readonly fromOrganization?: boolean;
  readonly out: string;
  readonly config?: string;
  readonly json?: boolean;
}

/** `gatehouse accounts`: what the configuration and AWS Organizations do not agree about; 1 when there is something. */
export function accountsCommand(): Command {
  const command = new Command("accounts")
    .description("compare the configuration with AWS Organizations, which it only reads; 1 when they differ")
    .option("--from-organization", "draft a whole configuration and its lock file instead; 1 when a choice is open")
    .option("--out <file>", "where the draft is written; no file is overwritten", "organization.yaml")
    .option("--config <file>", "organization file (default: GATEHOUSE_CONFIG, else config/organization.yaml)")
    .option("--json", "print the result as JSON")
    .enablePositionalOptions();
  return runs(command, ({ fromOrganization, out, config, json = false }: AccountsOptions) =>
    fromOrganization ? draftOrganization({ out, json }) : accounts(config, json),
  )
    .addCommand(addCommand())
    .addCommand(removeCommand());
}

async function accounts(config: string | undefined, json: boolean): Promise<ExitCode> {
  const { file, organization } = loadOrganization(configurationFile(config));
  const signal = stopSignal();
  const ids = organization.accounts.map(({ id }) => id);
  const live = await progressFor(process.stderr)("read the organization", ({ line }) =>
    askOrganization(line, signal, ids),
  );
  const differences = compare(organization, live);
  const counts = { configured: ids.length, found: live.accounts.length };
  const same = `${file} and ${live.id} agree: ${ids.length} accounts`;
  json
    ? printJson({ file, organizationId: live.id, accounts: counts, differences })
    : print(differences.length > 0 ? differenceTable(differences) : same);
  return differences.length > 0 ? 1 : 0;
}
