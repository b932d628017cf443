import { type Command, CommanderError, program } from "commander";
import { plannedCommands } from "./not-yet";

/** Each loads what it needs and nothing else: the packages of all commands take a quarter of a second. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  validate: async () => (await import("./validate")).validateCommand(),
  "check-terraform": async () => (await import("./check-terraform")).checkTerraformCommand(),
  tools: async () => (await import("./tools")).toolsCommand(),
  doctor: async () => (await import("./doctor")).doctorCommand(),
  package: async () => (await import("./package")).packageCommand(),
  submit: async () => (await import("./submit")).submitCommand(),
  preview: async () => (await import("./preview")).previewCommand(),
  scan: async () => (await import("./scan")).scanCommand(),
  normalize: async () => (await import("./normalize")).normalizeCommand(),
  gate: async () => (await import("./gate")).gateCommand(),
  waivers: async () => (await import("./waivers")).waiversCommand(),
  facts: async () => (await import("./facts")).factsCommand(),
  accounts: async () => (await import("./accounts")).accountsCommand(),
  bootstrap: async () => (await import("./bootstrap")).bootstrapCommand(),
  waves: async () => (await import("./waves")).wavesCommand(),
};

async function main(): Promise<void> {
  const [asked = ""] = process.argv.slice(2);
  const known = Object.hasOwn(commands, asked) ? commands[asked] : undefined;
  const loaded = known ? [await known()] : await Promise.all(Object.values(commands).map((load) => load()));
  program
    .name("gatehouse")
    .description("One reviewed YAML file to the Terraform of an organization's security account and guarded pipelines")
    // What follows a command is that command's alone, so that "accounts add" may have options that "accounts" has.
    .enablePositionalOptions()
    .exitOverride();
  for (const command of [...loaded, ...plannedCommands()]) program.addCommand(command.exitOverride());
  await program.parseAsync();
}

main().catch((error: unknown) => {
  if (!(error instanceof CommanderError)) throw error;
  // commander has already printed its message; help and version are answers, everything else is wrong usage.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
});
