import { existsSync, readFileSync } from "node:fs";
import { Command } from "commander";
import { type Facts, factsSchema } from "../config/facts";
import { configurationFile, displayed, loadOrganization, lockFileOf } from "../config/load";
import { readYaml } from "../config/yaml-document";
import { askOrganization, checkSameOrganization } from "./accounts/organization/ask-organization";
import { changeText, factChanges } from "./facts/fact-changes";
import { lockText } from "./facts/lock-text";
import { planAccess } from "./facts/plan-access";
import { readFacts } from "./facts/read-facts";
import { progressFor } from "./preview/progress/progress-for";
import { stopSignal } from "./preview/stop-signal";
import { runs } from "./support/command";
import { createFile, replaceFile } from "./support/durable-file";
import { CannotError, type ExitCode } from "./support/errors";
import { note, print, printJson } from "./support/output";

interface FactsOptions {
  readonly config?: string;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** `gatehouse facts`: what AWS invented, into the lock file; with `--check` 1 when it would change. */
export function factsCommand(): Command {
  return runs(
    new Command("facts")
      .description(
        "read organization, root and unit ids, OAM sinks and the log archive's key from AWS into the lock file; changes nothing in AWS",
      )
      .option("--check", "write nothing, print what differs; 1 when something does")
      .option("--config <file>", "organization file (default: GATEHOUSE_CONFIG, else config/organization.yaml)")
      .option("--json", "print the result as JSON"),
    facts,
  );
}

async function facts({ config, check = false, json = false }: FactsOptions): Promise<ExitCode> {
  const { path, organization } = loadOrganization(configurationFile(config));
  const file = lockFileOf(path);
  const before = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  const locked = lockedFacts(before, file);
  const signal = stopSignal();
  const { facts, unread, missing } = await progressFor(process.stderr)("read facts", async ({ line }) => {
    const live = await askOrganization(line, signal);
    checkSameOrganization(organization, live);
    line("what the accounts hold");
    return readFacts(
      {
        organization,
        live,
        signal,
        planAccess: (account, region) => planAccess(organization, account, region, signal),
      },
      locked,
    );
  });
  const uncertain = unread.find(({ hadValue }) => hadValue);
  if (check && uncertain)
    throw new CannotError(
      `${uncertain.keys.join(", ")} can't be compared: ${uncertain.why}`,
      "use credentials that may",
    );
  for (const { keys, why, hadValue } of unread)
    note(`${keys.join(", ")}: ${hadValue ? "kept as they are" : "none written"}, because ${why}`);
  for (const sentence of missing) note(sentence);

  const changes = factChanges(locked, facts);
  const changed = changes.length > 0;
  if (changed && !check)
    before === undefined ? createFile(file, lockText(facts)) : replaceFile(file, before, lockText(facts));
  const name = displayed(file);
  const outcome = changed ? (check ? "differs from AWS" : "written") : "is up to date";
  json
    ? printJson({ file: name, changed, written: changed && !check, changes, missing, unread })
    : print([...changes.map(changeText), `${name} ${outcome}`].join("\n"));
  return changed && check ? 1 : 0;
}

/** What the lock file says; one that can't be read is written anew, as all of it comes from AWS. */
function lockedFacts(text: string | undefined, file: string): Facts | undefined {
  if (text === undefined) return undefined;
  const { value, problems } = readYaml(text, displayed(file), factsSchema);
  if (problems[0]) note(`${displayed(file)} is not right and counts as empty: ${problems[0].message}`);
  return value;
}
