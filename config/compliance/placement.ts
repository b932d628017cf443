import { accountNamed, type Configuration } from "../load";
import type { Region } from "../regions";
import type { Organization } from "../schema";
import type { Compliance } from "../services/compliance";
import { judgesOnlyGlobalTypes, managedRule } from "./managed-rules";
import { packTemplate } from "./pack-template";
import { builtInPack } from "./packs";

type ManagedRuleEntry = Compliance["managedRules"][number];
type PackEntry = Compliance["conformancePacks"][number];

/** Whether a rule or pack belongs to the stack of a region: where it is written, else where there is something to judge. */
export function belongsIn(
  { homeRegion }: Organization,
  region: Region,
  { regions, identifier = "" }: { readonly regions?: readonly Region[] | undefined; readonly identifier?: string },
): boolean {
  if (regions) return regions.includes(region);
  const rule = managedRule(identifier);
  return region === homeRegion || !rule || !judgesOnlyGlobalTypes(rule);
}

/**
 * Accounts in which a rule or pack would fail and be reported as failed for the whole organization: suspended ones, which
 * no longer record, and those that the configuration leaves out.
 */
export function excludedAccountIds(
  organization: Organization,
  { excludedAccounts }: Pick<ManagedRuleEntry, "excludedAccounts">,
): string[] {
  const suspended = organization.accounts.filter(({ status }) => status === "suspended").map(({ id }) => id);
  const named = [...organization.compliance.excludedAccounts, ...excludedAccounts].map(
    (name) => accountNamed(organization, name).id,
  );
  return [...new Set([...suspended, ...named])].sort();
}

/** The template of a pack in a region: the file's, or that of one of our own. */
export function templateOf({ organization, complianceFiles }: Configuration, region: Region, pack: PackEntry): string {
  const own = pack.template === undefined ? builtInPack(pack.name) : undefined;
  const text = own
    ? packTemplate(own, { region, homeRegion: organization.homeRegion })
    : complianceFiles.get(pack.template ?? "");
  if (text === undefined) throw new Error(`the configuration lacks the template of the pack ${pack.name}`);
  return text;
}
