import { Command } from "commander";
import { ConfigurationError, configurationFile, loadConfiguration } from "../config/load";
import { formatProblem } from "../config/yaml-document";
import { runs } from "./support/command";
import type { ExitCode } from "./support/errors";
import { print, printJson } from "./support/output";

interface ValidateOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** `gatehouse validate`: every problem of the configuration at once, 1 when there is one. */
export function validateCommand(): Command {
  const command = new Command("validate")
    .description("check the configuration and its facts: all problems at once, with line and column")
    .option("--config <file>", "organization file (default: GATEHOUSE_CONFIG, else config/organization.yaml)")
    .option("--json", "print the problems as JSON");
  return runs(command, validate);
}

function validate({ config, json = false }: ValidateOptions): ExitCode {
  try {
    const { file, organization } = loadConfiguration(configurationFile(config));
    const { accounts, regions, workloads } = organization;
    const summary = `${file} is right: ${accounts.length} accounts, ${regions.length} regions, ${workloads.length} workloads`;
    json ? printJson({ valid: true, problems: [] }) : print(summary);
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    json
      ? printJson({ valid: false, problems: error.problems })
      : print([...error.problems.map(formatProblem), `${error.problems.length} to correct`].join("\n"));
    return 1;
  }
}
