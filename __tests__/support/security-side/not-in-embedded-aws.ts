/** Why a resource type is not applied to the embedded AWS. */
export interface Lacking {
  /** Where the operation would be: Moto, by its name of the service, or the Security Hub stand-in. */
  readonly service: string;
  /** The operation without which Terraform cannot make the resource. */
  readonly operation: string;
}

/**
 * Resource types of the security side that the embedded AWS cannot make, each with the operation that is missing.
 * Everything else in those stacks is applied. What is listed here is proven with the mocked provider
 * (`__tests__/terraform/`) and in AWS (docs/verify-in-aws.md).
 */
export const notInEmbeddedAws: Readonly<Record<string, Lacking>> = {
  aws_accessanalyzer_analyzer: { service: "accessanalyzer", operation: "CreateAnalyzer" },
  aws_config_organization_managed_rule: { service: "config", operation: "PutOrganizationConfigRule" },
  aws_ebs_snapshot_block_public_access: { service: "ec2", operation: "EnableSnapshotBlockPublicAccess" },
  aws_ec2_instance_metadata_defaults: { service: "ec2", operation: "ModifyInstanceMetadataDefaults" },
  aws_guardduty_organization_configuration: { service: "guardduty", operation: "UpdateOrganizationConfiguration" },
  aws_guardduty_organization_configuration_feature: {
    service: "guardduty",
    operation: "UpdateOrganizationConfiguration",
  },
  aws_guardduty_publishing_destination: { service: "guardduty", operation: "CreatePublishingDestination" },
  aws_oam_link: { service: "oam", operation: "CreateLink" },
  aws_oam_sink: { service: "oam", operation: "CreateSink" },
  aws_oam_sink_policy: { service: "oam", operation: "PutSinkPolicy" },
  aws_securityhub_action_target: { service: "securityhub", operation: "CreateActionTarget" },
  aws_securityhub_automation_rule: { service: "securityhub", operation: "CreateAutomationRule" },
  aws_securityhub_configuration_policy: { service: "securityhub", operation: "CreateConfigurationPolicy" },
  aws_securityhub_configuration_policy_association: {
    service: "securityhub",
    operation: "StartConfigurationPolicyAssociation",
  },
  aws_securityhub_finding_aggregator: { service: "securityhub", operation: "CreateFindingAggregator" },
  aws_securityhub_insight: { service: "securityhub", operation: "CreateInsight" },
  aws_securityhub_organization_admin_account: { service: "securityhub", operation: "EnableOrganizationAdminAccount" },
  aws_securityhub_organization_configuration: { service: "securityhub", operation: "UpdateOrganizationConfiguration" },
  aws_xray_group: { service: "xray", operation: "CreateGroup" },
  aws_xray_sampling_rule: { service: "xray", operation: "CreateSamplingRule" },
};
