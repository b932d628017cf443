import { ConfigOrganizationConformancePack } from "@cdktf/provider-aws/lib/config-organization-conformance-pack";
import { Construct } from "constructs";
import { literal } from "./literal";
import { organizationRuleTimeouts } from "./organization-rule";

export interface OrganizationConformancePackProps {
  readonly name: string;
  /** CloudFormation template of the rules, YAML or JSON, 51,200 bytes at most. */
  readonly template: string;
  /** Values of the template's parameters. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Accounts without a recorder, where the pack would fail for all. */
  readonly excludedAccountIds: readonly string[];
}

/** One pack of rules for every account of the organization that records. */
export class OrganizationConformancePack extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationConformancePackProps) {
    super(scope, id);

    new ConfigOrganizationConformancePack(this, "Default", {
      name: props.name,
      templateBody: literal(props.template),
      inputParameter: Object.entries(props.parameters).map(([parameterName, parameterValue]) => ({
        parameterName,
        parameterValue,
      })),
      excludedAccounts: [...props.excludedAccountIds],
      timeouts: organizationRuleTimeouts,
    });
  }
}
