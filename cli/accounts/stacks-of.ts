import type { Organization } from "../../config/schema";
import type { StackEntry } from "../../stacks/catalog";

/** Every stack by its id and order, of an organization whose facts may not be known yet. */
export async function stacksOf(organization: Organization): Promise<readonly StackEntry[]> {
  // Loaded here, so that no other command waits for cdktf.
  const { stackCatalog } = await import("../../stacks/catalog");
  return stackCatalog(organization);
}
