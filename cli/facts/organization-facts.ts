import type { Facts } from "../../config/facts";
import type { LiveOrganization } from "../accounts/organization/live-organization";
import type { FactKind } from "./fact-kind";

type OrganizationFacts = Pick<Facts, "organizationId" | "rootId" | "organizationalUnits">;

/** Ids of the organization, its root and its units; a unit that the configuration can't name is left out. */
export function organizationFactsOf({ id, rootId, units }: LiveOrganization): OrganizationFacts {
  const named = units.filter(({ isWritable, path }) => isWritable && path !== "/");
  return {
    organizationId: id,
    rootId,
    organizationalUnits: Object.fromEntries(named.map((unit) => [unit.path, unit.id])),
  };
}

export const organizationFacts: FactKind = {
  keys: ["organizationId", "rootId", "organizationalUnits"],
  read: async ({ live }) => organizationFactsOf(live),
  missing({ organizationalUnits }, { organization }) {
    const wanted = new Set(organization.accounts.map((account) => account.organizationalUnit));
    return [...wanted]
      .filter((path) => path !== "/" && organizationalUnits[path] === undefined)
      .map((path) => `no organizational unit ${path}: create it in AWS Organizations, or correct the configuration`);
  },
};
