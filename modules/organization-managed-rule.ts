import { ConfigOrganizationManagedRule } from "@cdktf/provider-aws/lib/config-organization-managed-rule";
import { Construct } from "constructs";
import { type OrganizationRuleProps, organizationRuleArguments } from "./organization-rule";

export interface OrganizationManagedRuleProps extends OrganizationRuleProps {
  /** https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html */
  readonly identifier: string;
  /**
   * How often a periodic rule runs, e.g. `Six_Hours`.
   * @default once a day
   */
  readonly frequency?: string;
}

/** One of AWS's rules for every account of the organization that records. */
export class OrganizationManagedRule extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationManagedRuleProps) {
    super(scope, id);

    new ConfigOrganizationManagedRule(this, "Default", {
      ...organizationRuleArguments(props),
      ruleIdentifier: props.identifier,
      ...(props.frequency !== undefined && { maximumExecutionFrequency: props.frequency }),
    });
  }
}
