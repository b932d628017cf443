import { accountWithRole } from "../../config/load";
import type { FactKind } from "./fact-kind";
import { listSinks } from "./list-sinks";

/** ARNs of the security account's OAM sinks; an account has one in each region at most. */
export const observabilitySinks: FactKind = {
  keys: ["observabilitySinks"],
  async read({ organization, planAccess, signal }) {
    const security = accountWithRole(organization, "security");
    const found = await Promise.all(
      organization.regions.map(async (region) => {
        const [arn] = await listSinks(await planAccess(security, region), signal);
        return arn === undefined ? [] : [[region, arn] as const];
      }),
    );
    return { observabilitySinks: Object.fromEntries(found.flat()) };
  },
  missing: ({ observabilitySinks }, { organization }) =>
    organization.regions
      .filter((region) => observabilitySinks[region] === undefined)
      .map((region) => `no OAM sink of ${region} yet: security-foundation-${region} (wave 1) makes it`),
};
