import { ConfigOrganizationConformancePack } from "@cdktf/provider-aws/lib/config-organization-conformance-pack";
import { Construct } from "constructs";

export interface OrganizationConformancePackProps {
  readonly name: string;
  /** AWS Config managed rules: https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html */
  readonly managedRules: readonly string[];
  /** Accounts without a recorder, where the pack would fail for all. */
  readonly excludedAccountIds: readonly string[];
}

/** One pack of managed rules for every account of the organization that records. */
export class OrganizationConformancePack extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationConformancePackProps) {
    super(scope, id);

    new ConfigOrganizationConformancePack(this, "Default", {
      name: props.name,
      // A conformance pack is a CloudFormation template, which may be JSON.
      templateBody: JSON.stringify({
        Resources: Object.fromEntries(
          props.managedRules.map((identifier) => [
            pascalCase(identifier),
            {
              Type: "AWS::Config::ConfigRule",
              Properties: {
                ConfigRuleName: identifier.toLowerCase().replaceAll("_", "-"),
                Source: { Owner: "AWS", SourceIdentifier: identifier },
              },
            },
          ]),
        ),
      }),
      excludedAccounts: [...props.excludedAccountIds],
      // Ten minutes, the default, are too few for some seventy accounts.
      timeouts: { create: "60m", update: "60m", delete: "60m" },
    });
  }
}

function pascalCase(identifier: string): string {
  return identifier
    .toLowerCase()
    .split("_")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}
