import type { Region } from "./regions";
import type { Organization } from "./schema";
import { isOnIn } from "./services/regional";

/** What the security account administers for the whole organization, by the word that names it in a plan. */
export const delegatedServices = {
  // Both are needed: the first aggregates, the second deploys organization rules and packs.
  config: "config.amazonaws.com",
  "config-rules": "config-multiaccountsetup.amazonaws.com",
  "access-analyzer": "access-analyzer.amazonaws.com",
} as const;

/**
 * Of those, the ones whose service-linked role AWS misses in the management account and does not make there: CreateAnalyzer
 * answers "Service Linked Role is not in the organizational management account"
 * (https://awslabs.github.io/landing-zone-accelerator-on-aws/latest/developer-guide/stacks/accounts/ makes it, too). Config
 * makes its own for rules and packs in the account that calls:
 * https://docs.aws.amazon.com/config/latest/APIReference/API_PutOrganizationConformancePack.html
 */
export const servicesWithRole: readonly (keyof typeof delegatedServices)[] = ["access-analyzer"];

/** Trusted in every organization of Gatehouse's. */
const alwaysTrusted = [
  ...Object.values(delegatedServices),
  "cloudtrail.amazonaws.com",
  "guardduty.amazonaws.com",
  // Lets GuardDuty's malware scans make their role in the members, on behalf of an administrator.
  "malware-protection.guardduty.amazonaws.com",
  "inspector2.amazonaws.com",
  "securityhub.amazonaws.com",
] as const;

const trustedWhereOn = { macie: "macie.amazonaws.com", detective: "detective.amazonaws.com" } as const;

/** All that Terraform may have trusted or administered: also what is off now may have to be taken back. */
export const everyTrustedService: readonly string[] = [...alwaysTrusted, ...Object.values(trustedWhereOn)];

/**
 * Services that AWS Organizations must trust before the organization stacks are applied, by their principals.
 * @param regions whose stacks are meant: some services are on in one and off in another
 */
export function trustedServices(
  { macie, detective }: Pick<Organization, "macie" | "detective">,
  regions: readonly Region[],
): string[] {
  return [
    ...alwaysTrusted,
    ...(regions.some((region) => isOnIn(macie, region)) ? [trustedWhereOn.macie] : []),
    ...(regions.some((region) => isOnIn(detective, region)) ? [trustedWhereOn.detective] : []),
  ];
}
