import { ConfigOrganizationCustomPolicyRule } from "@cdktf/provider-aws/lib/config-organization-custom-policy-rule";
import { Construct } from "constructs";
import { literal } from "./literal";
import { type OrganizationRuleProps, organizationRuleArguments } from "./organization-rule";

export interface OrganizationPolicyRuleProps extends OrganizationRuleProps {
  /** Text of the Guard policy, 10,000 characters at most. */
  readonly policy: string;
  /** Guard's version, as AWS Config names it. */
  readonly runtime: string;
  /** Changes on which the policy is asked. */
  readonly triggers: readonly string[];
  /** Accounts in which Config logs how the policy was evaluated. */
  readonly debugLogAccountIds: readonly string[];
}

/** A rule in Guard for every account of the organization that records; no function has to run for it. */
export class OrganizationPolicyRule extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationPolicyRuleProps) {
    super(scope, id);

    new ConfigOrganizationCustomPolicyRule(this, "Default", {
      ...organizationRuleArguments(props),
      policyRuntime: props.runtime,
      policyText: literal(props.policy),
      triggerTypes: [...props.triggers],
      ...(props.debugLogAccountIds.length > 0 && { debugLogDeliveryAccounts: [...props.debugLogAccountIds] }),
    });
  }
}
