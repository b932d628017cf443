/**
 * What the security side may change when a region or an account is excluded (design: one stack, one account, one region).
 * Every type here reaches whole accounts or regions by a list; all else must stay as it was.
 */
export const changedByExclusion: readonly string[] = [
  "aws_config_configuration_aggregator",
  "aws_config_organization_conformance_pack",
  "aws_config_organization_custom_policy_rule",
  "aws_config_organization_managed_rule",
  "aws_detective_member",
  "aws_inspector2_enabler",
  "aws_inspector2_member_association",
  "aws_macie2_member",
  "aws_securityhub_configuration_policy_association",
  "aws_securityhub_finding_aggregator",
];
