import { Command } from "commander";
import { configurationFile, loadConfiguration } from "../config/load";
import { roleArn } from "../config/names";
import type { StackEntry } from "../stacks/catalog";
import { runs } from "./support/command";
import type { ExitCode } from "./support/errors";
import { print, printJson } from "./support/output";

interface WavesOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** `gatehouse waves`: which stack waits for which, with the account and the role each is applied with. */
export function wavesCommand(): Command {
  const command = new Command("waves")
    .description("print the order of applies: waves of stacks, with account, region, role and what each waits for")
    .option("--config <file>", "organization file (default: GATEHOUSE_CONFIG, else config/organization.yaml)")
    .option("--json", "print JSON, as is done wherever stdout is no terminal");
  return runs(command, waves);
}

async function waves({ config, json = !process.stdout.isTTY }: WavesOptions): Promise<ExitCode> {
  // Loaded here, so that no other command waits for cdktf.
  const { stackCatalog } = await import("../stacks/catalog");
  const { organization } = loadConfiguration(configurationFile(config));
  const { roleName } = organization.terraform;
  const catalog = stackCatalog(organization);
  const orders = [...new Set(catalog.map(({ wave }) => wave))];
  const result = orders.map((order) => ({
    order,
    stacks: catalog.filter(({ wave }) => wave === order).map((entry) => describeStack(entry, roleName)),
  }));
  json
    ? printJson({ waves: result })
    : print([...result.map(asText), `Each is applied with the role ${roleName} of its account.`].join("\n"));
  return 0;
}

function describeStack({ id, account, region, waitsFor }: StackEntry, roleName: string) {
  return { stack: id, account: account.id, region, role: roleArn(account.id, roleName), waitsFor: waitsFor() };
}

function asText({ order, stacks }: { order: number; stacks: ReturnType<typeof describeStack>[] }): string {
  const lines = stacks.map(({ stack, account, waitsFor }) => {
    const more = waitsFor.length > 3 ? ` and ${waitsFor.length - 3} more` : "";
    const after = waitsFor.length > 0 ? `after ${waitsFor.slice(0, 3).join(", ")}${more}` : "first";
    return `  ${stack.padEnd(40)} ${account}  ${after}`;
  });
  const count = stacks.length === 1 ? "1 stack" : `${stacks.length} stacks`;
  return [`wave ${order} (${count})`, ...lines].join("\n");
}
