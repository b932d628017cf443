import { GuarddutyOrganizationConfiguration } from "@cdktf/provider-aws/lib/guardduty-organization-configuration";
import { GuarddutyOrganizationConfigurationFeature } from "@cdktf/provider-aws/lib/guardduty-organization-configuration-feature";
import { Construct } from "constructs";

export interface GuardDutyOrganizationProps {
  /** Detector of the delegated administrator in this region. */
  readonly detectorId: string;
}

const features = [
  "S3_DATA_EVENTS",
  "EKS_AUDIT_LOGS",
  "EBS_MALWARE_PROTECTION",
  "RDS_LOGIN_EVENTS",
  "LAMBDA_NETWORK_LOGS",
] as const;

/**
 * All three, in this order: the provider compares them as a list and replaces the feature when the list differs.
 * https://github.com/hashicorp/terraform-provider-aws/issues/36695
 */
const runtimeAgents = ["ECS_FARGATE_AGENT_MANAGEMENT", "EC2_AGENT_MANAGEMENT", "EKS_ADDON_MANAGEMENT"] as const;

/** GuardDuty with every protection for all member accounts of a region, present and future. */
export class GuardDutyOrganization extends Construct {
  constructor(scope: Construct, id: string, props: GuardDutyOrganizationProps) {
    super(scope, id);

    const { detectorId } = props;
    const organization = new GuarddutyOrganizationConfiguration(this, "Default", {
      detectorId,
      autoEnableOrganizationMembers: "ALL",
    });
    // Each feature writes the organization's setting back as it read it, so it must come after.
    const dependsOn = [organization];
    for (const name of features)
      new GuarddutyOrganizationConfigurationFeature(this, name.toLowerCase().replaceAll("_", "-"), {
        detectorId,
        name,
        autoEnable: "ALL",
        dependsOn,
      });
    new GuarddutyOrganizationConfigurationFeature(this, "runtime-monitoring", {
      detectorId,
      name: "RUNTIME_MONITORING",
      autoEnable: "ALL",
      additionalConfiguration: runtimeAgents.map((agent) => ({ name: agent, autoEnable: "ALL" })),
      dependsOn,
    });
  }
}
