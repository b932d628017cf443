/** What the security account administers for the whole organization, by the word that names it in a plan. */
export const delegatedServices = {
  // Both are needed: the first aggregates, the second deploys organization rules and packs.
  config: "config.amazonaws.com",
  "config-rules": "config-multiaccountsetup.amazonaws.com",
  "access-analyzer": "access-analyzer.amazonaws.com",
} as const;

/** Services that AWS Organizations must trust before the organization stacks are applied, by their principals. */
export function trustedServices(): string[] {
  return [
    ...Object.values(delegatedServices),
    "cloudtrail.amazonaws.com",
    "guardduty.amazonaws.com",
    // Lets GuardDuty's malware scans make their role in the members, on behalf of an administrator.
    "malware-protection.guardduty.amazonaws.com",
    "inspector2.amazonaws.com",
    "securityhub.amazonaws.com",
  ];
}
