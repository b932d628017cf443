import { Macie2Member } from "@cdktf/provider-aws/lib/macie2-member";
import { Macie2OrganizationConfiguration } from "@cdktf/provider-aws/lib/macie2-organization-configuration";
import { Construct } from "constructs";
import { adopt } from "./adoption";
import type { MemberAccount } from "./member-account";

export interface MacieOrganizationProps {
  /** Accounts that exist already; the organization's configuration reaches only those that join later. */
  readonly members: readonly MemberAccount[];
}

/** Macie for every existing member and, automatically, for every account that joins. */
export class MacieOrganization extends Construct {
  constructor(scope: Construct, id: string, { members }: MacieOrganizationProps) {
    super(scope, id);

    const organization = new Macie2OrganizationConfiguration(this, "Default", { autoEnable: true });
    for (const member of members) {
      const membership = new Macie2Member(this, `member-${member.id}`, {
        accountId: member.id,
        email: member.email,
        // Macie does not tell the address of an account of the organization, and the provider would make the member anew:
        // https://docs.aws.amazon.com/macie/latest/APIReference/members-id.html
        lifecycle: { ignoreChanges: ["email", "invite"] },
        dependsOn: [organization],
      });
      if (member.memberships === "adopt") adopt(membership, { [Macie2Member.tfResourceType]: member.id });
    }
  }
}
