import type { LiveAccount, LiveOrganization } from "../../cli/accounts/organization/live-organization";
import type { Organization } from "../../config/schema";

/** What AWS Organizations would say if it agreed with the configuration. */
export function liveOrganizationOf({ accounts }: Organization, more: Partial<LiveOrganization> = {}): LiveOrganization {
  const paths = [...new Set(["/", ...accounts.map(({ organizationalUnit }) => organizationalUnit)])].sort();
  const units = paths.map((path, index) => ({
    id: path === "/" ? "r-exam" : `ou-exam-0000000${index}`,
    path,
    isWritable: true,
  }));
  const unitOf = (path: string) => units.find((unit) => unit.path === path) as LiveAccount["unit"];
  return {
    id: "o-exampleorg1",
    rootId: "r-exam",
    managementAccountId: accounts.find(({ role }) => role === "management")?.id ?? "",
    units,
    accounts: accounts.map(({ id, name, accountName, email, status, organizationalUnit }) => ({
      id,
      name: accountName ?? name,
      email,
      status,
      unit: unitOf(organizationalUnit),
    })),
    delegatedAdministrators: new Map(),
    ...more,
  };
}
