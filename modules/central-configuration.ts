import { SecurityhubConfigurationPolicyAssociation } from "@cdktf/provider-aws/lib/securityhub-configuration-policy-association";
import { SecurityhubFindingAggregator } from "@cdktf/provider-aws/lib/securityhub-finding-aggregator";
import { SecurityhubOrganizationConfiguration } from "@cdktf/provider-aws/lib/securityhub-organization-configuration";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { ConfigurationPolicy, type EnabledSecurityHub } from "./configuration-policy";

export interface CentralPolicy {
  /** In AWS and in a plan. */
  readonly name: string;
  readonly description: string;
  /** What is on; without it Security Hub is off. */
  readonly enabled?: EnabledSecurityHub | undefined;
}

export interface CentralAssociation {
  /** The word that names it in a plan. */
  readonly name: string;
  /** Id of an organizational unit or an account. */
  readonly targetId: string;
  readonly policyName: string;
}

export interface CentralConfigurationProps {
  /** Governed regions other than the home region. */
  readonly linkedRegions: readonly string[];
  readonly policies: readonly CentralPolicy[];
  /** In their order: a unit before those below it. */
  readonly associations: readonly CentralAssociation[];
}

/** AWS says an association can take up to 24 hours; the provider's default of 90 seconds taints it. */
const associationTimeout = "30m";

/** Security Hub of the whole organization, configured from its home region: aggregation, policies, associations. */
export class CentralConfiguration extends Construct {
  /** Whatever else is to come after it. */
  readonly last: ITerraformDependable;

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
    const policyIds = new Map(
      props.policies.map((policy) => [
        policy.name,
        new ConfigurationPolicy(this, `policy-${policy.name}`, { ...policy, dependsOn: [organization] }).id,
      ]),
    );
    // One after the other: Security Hub refuses associations at the same time.
    this.last = props.associations.reduce<ITerraformDependable>((before, { name, targetId, policyName }) => {
      const policyId = policyIds.get(policyName);
      if (policyId === undefined)
        throw new Error(`${targetId} is to be associated with ${policyName}, which is no policy`);
      return new SecurityhubConfigurationPolicyAssociation(this, name, {
        policyId,
        targetId,
        timeouts: { create: associationTimeout, update: associationTimeout },
        dependsOn: [before],
      });
    }, organization);
  }
}
