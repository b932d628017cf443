import type { Organization } from "../../config/schema";
import type { StackEntry } from "../../stacks/catalog";
import { forFile } from "./for-file";

/** A command that comes after, and why. */
export interface NextCommand {
  readonly command: string;
  readonly why: string;
}

interface Onboarded {
  readonly accountId: string;
  readonly organization: Organization;
  readonly catalog: readonly StackEntry[];
  /** As `--config` named the file; `undefined` where the following commands find it by themselves. */
  readonly config: string | undefined;
}

/** What to do after an account was added, in this order; from the waves, those of that account alone. */
export function nextCommands({ accountId, organization, catalog, config }: Onboarded): NextCommand[] {
  const own = catalog.filter(({ account }) => account.id === accountId);
  const ids = own.map(({ id }) => id);
  const { option, environment } = forFile(config);
  const synth = {
    command: `${environment}GATEHOUSE_STACKS='${ids.join(" ")}' npx cdktf synth`,
    why: "its stacks alone",
  };
  return [
    { command: `gatehouse facts${option}`, why: "the id of its organizational unit, for the lock file" },
    { command: `gatehouse bootstrap${option}`, why: "whether Terraform's roles are in the account" },
    ...(ids.length > 0 ? [synth] : []),
    ...own.map(({ id, region, waitsFor }) => ({
      command: `${environment}npx cdktf deploy ${id}`,
      why: reason(
        region,
        waitsFor().filter((before) => ids.includes(before)),
      ),
    })),
    {
      command: `${environment}npx cdktf diff security-services-${organization.homeRegion}`,
      why: "changes where the account brings Security Hub's central configuration to another organizational unit",
    },
  ];
}

function reason(region: string, before: readonly string[]): string {
  return before.length > 0 ? `${region}, after ${before.join(", ")}` : `${region}, first`;
}

export function nextText(commands: readonly NextCommand[]): string {
  return commands.map(({ command, why }, index) => `  ${index + 1}. ${command}\n       ${why}`).join("\n");
}
