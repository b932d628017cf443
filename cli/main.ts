import { Command, CommanderError } from "commander";
import { checkTerraformCommand } from "./check-terraform";
import { doctorCommand } from "./doctor";
import { gateCommand } from "./gate";
import { normalizeCommand } from "./normalize";
import { plannedCommands } from "./not-yet";
import { packageCommand } from "./package";
import { previewCommand } from "./preview";
import { scanCommand } from "./scan";
import { toolsCommand } from "./tools";
import { validateCommand } from "./validate";
import { wavesCommand } from "./waves";

const program = new Command("gatehouse").description(
  "One reviewed YAML file to the Terraform of an organization's security account and guarded pipelines",
);

for (const command of [
  validateCommand(),
  checkTerraformCommand(),
  toolsCommand(),
  doctorCommand(),
  packageCommand(),
  previewCommand(),
  scanCommand(),
  normalizeCommand(),
  gateCommand(),
  wavesCommand(),
  ...plannedCommands(),
])
  program.addCommand(command.exitOverride());

program
  .exitOverride()
  .parseAsync()
  .catch((error: unknown) => {
    if (!(error instanceof CommanderError)) throw error;
    // commander has already printed its message; help and version are answers, everything else is wrong usage.
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  });
