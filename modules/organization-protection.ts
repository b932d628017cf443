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

    // Organizations refuses changes at the same time, so each waits for the one before.
    let last = props.dependsOn;
    const inTurn = <Made extends ITerraformDependable>(make: (dependsOn: ITerraformDependable[]) => Made): Made => {
      const made = make(last);
      last = [made];
      return made;
    };
    const policies = packedPolicies(protections(props)).map((content, index) =>
      inTurn(
        (dependsOn) =>
          new OrganizationsPolicy(this, `policy-${index + 1}`, {
            name: `${props.policyName}-${index + 1}`,
            description: "Keeps the protections of the organization and Gatehouse's own resources",
            type: "SERVICE_CONTROL_POLICY",
            content,
            dependsOn,
          }),
      ),
    );
    for (const [index, policy] of policies.entries())
      for (const targetId of props.targetIds)
        inTurn(
          (dependsOn) =>
            new OrganizationsPolicyAttachment(this, `attachment-${index + 1}-${targetId}`, {
              policyId: policy.id,
              targetId,
              dependsOn,
            }),
        );
  }
}
