import { accountWithRole } from "../../config/load";
import type { Organization } from "../../config/schema";
import type { Difference } from "./difference";
import type { LiveOrganization } from "./organization/live-organization";

/**
 * Services that take one administrator only. While another account is it, the stack organization-* can't be applied.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_services_list.html
 */
export const securityServices = [
  "securityhub.amazonaws.com",
  "guardduty.amazonaws.com",
  "inspector2.amazonaws.com",
  "macie.amazonaws.com",
  "detective.amazonaws.com",
] as const;

/** What AWS knows of the accounts' roles: which is the management account, and who administers the security services. */
export function roleDifferences(configured: Organization, live: LiveOrganization): Difference[] {
  const management = accountWithRole(configured, "management");
  const security = accountWithRole(configured, "security");
  const others = securityServices.flatMap((service) =>
    (live.delegatedAdministrators.get(service) ?? []).filter((id) => id !== security.id).map((id) => ({ service, id })),
  );
  return [
    ...(management.id === live.managementAccountId
      ? []
      : [
          {
            kind: "role" as const,
            account: management.id,
            name: management.name,
            configured: "management",
            found: `the management account is ${live.managementAccountId}`,
            next: "give the role management to that account, or use credentials of the other organization",
          },
        ]),
    ...others.map(({ service, id }) => ({
      kind: "role" as const,
      account: security.id,
      name: security.name,
      configured: "security",
      found: `${id} administers ${service}`,
      next: "take that away from it, or give it the role security: only one account can administer the service",
    })),
  ];
}
