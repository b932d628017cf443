import { GuarddutyOrganizationConfiguration } from "@cdktf/provider-aws/lib/guardduty-organization-configuration";
import { GuarddutyOrganizationConfigurationFeature } from "@cdktf/provider-aws/lib/guardduty-organization-configuration-feature";
import { Construct } from "constructs";
import { type AutoEnable, featureId, type GuardDutyFeature } from "./guardduty-feature";

export interface GuardDutyOrganizationProps {
  /** Detector of the delegated administrator in this region. */
  readonly detectorId: string;
  readonly autoEnableOrganizationMembers: AutoEnable;
  /** Every protection: one that is left out is forgotten, and stays as it was. */
  readonly features: readonly GuardDutyFeature[];
}

/** GuardDuty of all member accounts of a region. */
export class GuardDutyOrganization extends Construct {
  constructor(scope: Construct, id: string, props: GuardDutyOrganizationProps) {
    super(scope, id);

    const { autoEnableOrganizationMembers, detectorId, features } = props;
    const organization = new GuarddutyOrganizationConfiguration(this, "Default", {
      detectorId,
      autoEnableOrganizationMembers,
    });
    for (const feature of features)
      new GuarddutyOrganizationConfigurationFeature(this, featureId(feature), {
        detectorId,
        name: feature.name,
        autoEnable: feature.autoEnable,
        ...(feature.agents && { additionalConfiguration: [...feature.agents] }),
        // Each feature writes the organization's setting back as it read it, so it must come after.
        dependsOn: [organization],
      });
  }
}
