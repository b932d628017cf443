import { resolve } from "node:path";
import { Command } from "commander";
import { accountWithRole, configurationFile } from "../config/load";
import { bootstrapAws, offlineAws } from "./bootstrap/bootstrap-aws";
import { findAll, type Listed, listedAs, performAll } from "./bootstrap/perform";
import { readOrganization } from "./bootstrap/read-organization";
import { bootstrapSteps } from "./bootstrap/steps";
import { liveOrganization } from "./bootstrap/steps/organization";
import { roleTemplates } from "./bootstrap/write-templates";
import { hasCredentials } from "./doctor/aws";
import { progressFor } from "./preview/progress/progress-for";
import { stopSignal } from "./preview/stop-signal";
import { runs } from "./support/command";
import { CannotError, type ExitCode } from "./support/errors";
import { note, print, printJson } from "./support/output";

interface BootstrapOptions {
  readonly config?: string;
  readonly out: string;
  readonly run?: true;
  readonly json?: true;
}

/** `gatehouse bootstrap`: what must exist before the first apply; 1 when something of it is still to do. */
export function bootstrapCommand(): Command {
  return runs(
    new Command("bootstrap")
      .description(
        "list what must exist before the first apply, with the command for each, and write the roles' CloudFormation templates; 1 when something is to do, 0 when all is there or, without credentials, nothing was checked",
      )
      .option("--run", "do what is to do, in order; it can be run again at any time")
      .option("--out <dir>", "folder for the templates", "out/bootstrap")
      .option("--config <file>", "organization file (default: GATEHOUSE_CONFIG, else config/organization.yaml)")
      .option("--json", "print the list as JSON")
      .addHelpText(
        "after",
        "\nNeeds credentials of the management account; without any it lists everything as not checked. docs/bootstrap.md goes through all of it.",
      ),
    bootstrap,
  );
}

async function bootstrap(options: BootstrapOptions): Promise<ExitCode> {
  const { organization, facts } = readOrganization(configurationFile(options.config));
  const signal = stopSignal();
  const online = hasCredentials(process.env);
  if (options.run && !online)
    throw new CannotError(
      "there are no AWS credentials",
      "set AWS_PROFILE to an administrator of the management account",
    );
  const aws = online
    ? await bootstrapAws(accountWithRole(organization, "management").id, organization.homeRegion, signal)
    : offlineAws(organization.homeRegion, signal);
  try {
    const organizationId = async () => {
      const id = online ? (await liveOrganization(aws.organizations))?.Id : facts?.organizationId;
      if (id === undefined) throw new CannotError("there is no organization yet", "create it first");
      return id;
    };
    const templates = roleTemplates(organization, resolve(options.out), organizationId);
    const steps = bootstrapSteps({ organization, facts, templates, aws, signal });
    const listed = !online
      ? steps.map((step) => listedAs(step, { state: "not checked", found: "no AWS credentials" }))
      : options.run
        ? await performAll(steps, progressFor(process.stderr), signal)
        : await findAll(steps, signal);
    const known = online ? listed[0]?.state === "done" : facts !== undefined;
    if (known) await templates.write();
    else note("the templates are written once the organization exists: the roles trust nobody outside of it");
    if (organization.terraform.breakGlassRoleArns.length === 0)
      note(
        "terraform.breakGlassRoleArns names nobody: until Gatehouse's own pipeline runs, nobody can assume the roles",
      );
    options.json
      ? printJson({ steps: listed, templates: known ? [templates.management.file, templates.member.file] : [] })
      : print(listed.map(asText).join("\n"));
    return listed.some(({ state }) => state === "to do") ? 1 : 0;
  } finally {
    aws.close();
  }
}

function asText({ name, state, found, command }: Listed): string {
  const head = `${state.padEnd(11)} ${name}: ${found}`;
  return state === "done" ? head : `${head}\n${" ".repeat(12)}${command}`;
}
