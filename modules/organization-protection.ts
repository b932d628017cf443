import { OrganizationsPolicy } from "@cdktf/provider-aws/lib/organizations-policy";
import { OrganizationsPolicyAttachment } from "@cdktf/provider-aws/lib/organizations-policy-attachment";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { type ProtectionProps, protections } from "./protections";
import { packedPolicies } from "./service-control-policy";

export interface OrganizationProtectionProps extends ProtectionProps {
  /** Begins the names of the policies. */
  readonly policyName: string;
  /** Ids of the organizational units, or of the root. */
  readonly targetIds: readonly string[];
  /** What proves that the organization has service control policies. */
  readonly dependsOn: ITerraformDependable[];
}

/** Service control policies that keep every protection on in the accounts of some units; never in the management account. */
export class OrganizationProtection extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationProtectionProps) {
    super(scope, id);

    const policies = packedPolicies(protections(props)).map(
      (content, index) =>
        new OrganizationsPolicy(this, `policy-${index + 1}`, {
          name: `${props.policyName}-${index + 1}`,
          description: "Keeps the protections of the organization and Gatehouse's own resources",
          type: "SERVICE_CONTROL_POLICY",
          content,
          dependsOn: props.dependsOn,
        }),
    );
    // Organizations refuses changes at the same time, so each waits for the one before.
    policies
      .flatMap((policy, index) => props.targetIds.map((targetId) => ({ policy, index, targetId })))
      .reduce<ITerraformDependable[]>(
        (before, { policy, index, targetId }) => [
          new OrganizationsPolicyAttachment(this, `attachment-${index + 1}-${targetId}`, {
            policyId: policy.id,
            targetId,
            dependsOn: before,
          }),
        ],
        policies,
      );
  }
}
