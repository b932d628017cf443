import { SecurityhubConfigurationPolicy } from "@cdktf/provider-aws/lib/securityhub-configuration-policy";
import { SecurityhubConfigurationPolicyAssociation } from "@cdktf/provider-aws/lib/securityhub-configuration-policy-association";
import { SecurityhubFindingAggregator } from "@cdktf/provider-aws/lib/securityhub-finding-aggregator";
import { SecurityhubOrganizationConfiguration } from "@cdktf/provider-aws/lib/securityhub-organization-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface CentralConfigurationProps {
  readonly policyName: string;
  readonly standardArns: readonly string[];
  /** Governed regions other than the home region. */
  readonly linkedRegions: readonly string[];
  /** Ids of organizational units and accounts by the word that names each in a plan. */
  readonly targets: Readonly<Record<string, string>>;
}

/** AWS says an association can take up to 24 hours; the provider's default of 90 seconds taints it. */
const associationTimeout = "30m";

/** Security Hub of the whole organization, configured from its home region: aggregation, one policy, associations. */
export class CentralConfiguration extends Construct {
  constructor(scope: Construct, id: string, props: CentralConfigurationProps) {
    super(scope, id);

    const aggregator = new SecurityhubFindingAggregator(this, "aggregator", {
      ...(props.linkedRegions.length > 0
        ? { linkingMode: "SPECIFIED_REGIONS", specifiedRegions: [...props.linkedRegions] }
        : { linkingMode: "NO_REGIONS" }),
    });
    const organization = new SecurityhubOrganizationConfiguration(this, "organization", {
      // Both must be off under central configuration, which enables members itself.
      autoEnable: false,
      autoEnableStandards: "NONE",
      organizationConfiguration: { configurationType: "CENTRAL" },
      timeouts: { create: "10m", update: "10m", delete: "10m" },
      dependsOn: [aggregator],
    });
    const policy = new SecurityhubConfigurationPolicy(this, "policy", {
      name: props.policyName,
      description: "Security Hub for every account of the organization",
      configurationPolicy: {
        serviceEnabled: true,
        enabledStandardArns: [...props.standardArns],
        // A list of disabled controls keeps new ones on; a list of enabled ones would keep them off.
        securityControlsConfiguration: { disabledControlIdentifiers: [] },
      },
      dependsOn: [organization],
    });
    // One after the other: Security Hub refuses associations at the same time.
    Object.entries(props.targets).reduce<ITerraformDependable[]>(
      (before, [name, targetId]) => [
        new SecurityhubConfigurationPolicyAssociation(this, name, {
          policyId: policy.id,
          targetId,
          timeouts: { create: associationTimeout, update: associationTimeout },
          dependsOn: before,
        }),
      ],
      [],
    );
  }
}
