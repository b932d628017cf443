import type { MotoOrganization } from "../moto-organization";

const units = [
  "/Infrastructure",
  "/Sandbox",
  "/Security",
  "/Workloads",
  "/Workloads/Production",
  "/Workloads/Production/Retail",
  "/Workloads/Staging",
];
const teams = ["Basket", "Billing", "Catalogue", "Customers", "Orders", "Payments", "Returns", "Search"];

/** What a platform team's organization is like: 39 accounts beside the management account, in nested units. */
const accounts: readonly (readonly [name: string, unit: string])[] = [
  ["Security Tooling", "/Security"],
  ["Log Archive", "/Security"],
  ["Deployment", "/Infrastructure"],
  ["Network", "/Infrastructure"],
  ["Shared Tooling", "/Infrastructure"],
  ...teams.map((team) => [`${team} Production`, "/Workloads/Production/Retail"] as const),
  ...teams.map((team) => [`${team} Staging`, "/Workloads/Staging"] as const),
  ...Array.from({ length: 18 }, (_, index) => [`Sandbox ${index + 1}`, "/Sandbox"] as const),
];

/** Makes it, and gives the account ids, which Moto draws, by the accounts' names. */
export async function buildOrganization(organization: MotoOrganization): Promise<Map<string, string>> {
  for (const unit of units) await organization.unit(unit);
  const ids = new Map<string, string>();
  for (const [name, unit] of accounts) ids.set(name, await addAccount(organization, name, unit));
  return ids;
}

export function addAccount(organization: MotoOrganization, name: string, unit: string): Promise<string> {
  return organization.account(name, unit, `aws+${name.toLowerCase().replace(/\W+/g, "-")}@example.com`);
}
