import type { Organization } from "../../config/schema";
import type { StackEntry } from "../../stacks/catalog";
import { forFile } from "./for-file";
import { homeFirst, ownStacks, patternsOf } from "./stacks-of";

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
  const own = ownStacks(catalog, accountId, organization.homeRegion);
  const ids = own.map(({ id }) => id);
  const { option, environment } = forFile(config);
  // The same choice for each: CDKTF's command line removes the folders of stacks that are not built this time.
  const limited = `${environment}GATEHOUSE_STACKS='${patternsOf(own)}'`;
  return [
    { command: `gatehouse facts${option}`, why: "the id of its organizational unit, for the lock file" },
    {
      command: `gatehouse bootstrap${option}`,
      why: "whether Terraform's roles are in the account: StackSets bring them within minutes",
    },
    ...own.map(({ id, region, waitsFor }) => ({
      command: `${limited} npx cdktf deploy ${id}`,
      why: reason(
        region,
        waitsFor().filter((before) => ids.includes(before)),
      ),
    })),
    ...homeFirst(organization).map((region) => ({
      command: `${environment}GATEHOUSE_STACKS='security-services-*' npx cdktf deploy security-services-${region}`,
      why: 'the account among the members of its services: needs "memberships: adopt" where it joined after these stacks (docs/onboarding.md)',
    })),
  ];
}

function reason(region: string, before: readonly string[]): string {
  return before.length > 0 ? `${region}, after ${before.join(", ")}` : `${region}, first`;
}

export function nextText(commands: readonly NextCommand[]): string {
  return commands.map(({ command, why }, index) => `  ${index + 1}. ${command}\n       ${why}`).join("\n");
}
