import { Inspector2Enabler } from "@cdktf/provider-aws/lib/inspector2-enabler";
import { Inspector2MemberAssociation } from "@cdktf/provider-aws/lib/inspector2-member-association";
import { Inspector2OrganizationConfiguration } from "@cdktf/provider-aws/lib/inspector2-organization-configuration";
import { Construct } from "constructs";
import { adopt } from "./adoption";
import type { MemberAccount } from "./member-account";

export interface InspectorOrganizationProps {
  readonly administratorAccountId: string;
  /** What is scanned: EC2, ECR, LAMBDA, LAMBDA_CODE; at least one. */
  readonly resourceTypes: readonly string[];
  /** Accounts that exist already; the organization's configuration reaches only those that join later. */
  readonly members: readonly MemberAccount[];
}

/** Real accounts need longer than the provider's five minutes. */
const timeout = "30m";
const timeouts = { create: timeout, update: timeout, delete: timeout };

/**
 * Inspector for the administrator itself, for every existing member and, automatically, for every account that joins.
 * One enabler an account, although a call takes a hundred. Of several accounts the provider reads the types of one at
 * random, and its update does not wait for a new member's association. Terraform destroys before it updates: an account
 * that is taken out would be disassociated first, and the provider takes the refusal to switch it off then for success.
 * https://github.com/hashicorp/terraform-provider-aws/blob/v5.100.0/internal/service/inspector2/enabler.go
 */
export class InspectorOrganization extends Construct {
  constructor(scope: Construct, id: string, props: InspectorOrganizationProps) {
    super(scope, id);

    const { administratorAccountId, members, resourceTypes } = props;
    const has = (type: string) => resourceTypes.includes(type);
    const administrator = new Inspector2Enabler(this, "administrator", {
      accountIds: [administratorAccountId],
      resourceTypes: [...resourceTypes],
      timeouts,
    });
    const organization = new Inspector2OrganizationConfiguration(this, "Default", {
      autoEnable: { ec2: has("EC2"), ecr: has("ECR"), lambda: has("LAMBDA"), lambdaCode: has("LAMBDA_CODE") },
      timeouts,
      dependsOn: [administrator],
    });
    for (const { id: accountId, memberships } of members) {
      const association = new Inspector2MemberAssociation(this, `member-${accountId}`, {
        accountId,
        timeouts: { create: timeout, delete: timeout },
        dependsOn: [organization],
      });
      if (memberships === "adopt") adopt(association, { [Inspector2MemberAssociation.tfResourceType]: accountId });
      // An administrator whose members are still associated can't be switched off, so the way back is this one reversed.
      new Inspector2Enabler(this, `enabler-${accountId}`, {
        accountIds: [accountId],
        resourceTypes: [...resourceTypes],
        timeouts,
        dependsOn: [association],
      });
    }
  }
}
