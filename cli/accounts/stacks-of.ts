import type { Region } from "../../config/regions";
import type { Organization } from "../../config/schema";
import type { StackEntry } from "../../stacks/catalog";

/** Every stack by its id and order, of an organization whose facts may not be known yet. */
export async function stacksOf(organization: Organization): Promise<readonly StackEntry[]> {
  // Loaded here, so that no other command waits for cdktf.
  const { stackCatalog } = await import("../../stacks/catalog");
  return stackCatalog(organization);
}

/** An account's own stacks: by wave, and first what it has once, in its home region. */
export function ownStacks(catalog: readonly StackEntry[], accountId: string, homeRegion: Region): StackEntry[] {
  const place = ({ wave, region }: StackEntry) => wave * 2 + Number(region !== homeRegion);
  return catalog.filter(({ account }) => account.id === accountId).sort((one, other) => place(one) - place(other));
}

/** What `GATEHOUSE_STACKS` builds just these with, however many regions there are. */
export function patternsOf(stacks: readonly StackEntry[]): string {
  const patterns = stacks.map(({ id, region }) => (id.startsWith("member-") ? id.replace(region, "*") : id));
  return [...new Set(patterns)].join(" ");
}

/** The governed regions, in the order in which a stack that is made in each of them is applied. */
export function homeFirst({ homeRegion, regions }: Organization): readonly Region[] {
  return [homeRegion, ...regions.filter((region) => region !== homeRegion)];
}
