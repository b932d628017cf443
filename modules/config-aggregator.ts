import { ConfigConfigurationAggregator } from "@cdktf/provider-aws/lib/config-configuration-aggregator";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { onlyFor, servicePrincipal } from "./policy";
import { waive } from "./waive";

export interface ConfigAggregatorProps {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly regions: readonly string[];
  readonly permissionsBoundaryArn: string;
}

/** Configuration and compliance of all accounts and governed regions in one place. */
export class ConfigAggregator extends Construct {
  constructor(scope: Construct, id: string, props: ConfigAggregatorProps) {
    super(scope, id);

    const trust = new DataAwsIamPolicyDocument(this, "trust", {
      statement: [
        {
          sid: "AssumedByConfig",
          actions: ["sts:AssumeRole"],
          principals: servicePrincipal("config.amazonaws.com"),
          condition: onlyFor(props.accountId, `arn:aws:config:${props.region}:${props.accountId}:*`),
        },
      ],
    });
    const role = new IamRole(this, "role", {
      name: props.name,
      assumeRolePolicy: trust.json,
      permissionsBoundary: props.permissionsBoundaryArn,
    });
    const readOrganization = new IamRolePolicyAttachment(this, "read-organization", {
      role: role.name,
      // Lists accounts of the organization and nothing else.
      policyArn: "arn:aws:iam::aws:policy/service-role/AWSConfigRoleForOrganizations",
    });
    const aggregator = new ConfigConfigurationAggregator(this, "Default", {
      name: props.name,
      organizationAggregationSource: { roleArn: role.arn, regions: [...props.regions] },
      dependsOn: [readOrganization],
    });
    waive(aggregator, {
      rule: "CKV_AWS_121",
      reason:
        "It aggregates the governed regions; no account records in any other, and a new one joins by the configuration.",
      owner: "platform-team",
      expires: "2027-05-15",
    });
  }
}
