import { DetectiveGraph } from "@cdktf/provider-aws/lib/detective-graph";
import { DetectiveMember } from "@cdktf/provider-aws/lib/detective-member";
import { DetectiveOrganizationConfiguration } from "@cdktf/provider-aws/lib/detective-organization-configuration";
import { Construct } from "constructs";
import type { MemberAccount } from "./member-account";

export interface DetectiveOrganizationProps {
  /** Accounts that exist already; the organization's configuration reaches only those that join later. */
  readonly members: readonly MemberAccount[];
}

/** Detective for every existing member and, automatically, for every account that joins. */
export class DetectiveOrganization extends Construct {
  constructor(scope: Construct, id: string, { members }: DetectiveOrganizationProps) {
    super(scope, id);

    // Delegation has made it: asked again, Detective answers with the same one.
    // https://docs.aws.amazon.com/detective/latest/APIReference/API_CreateGraph.html
    const graph = new DetectiveGraph(this, "graph", { lifecycle: { preventDestroy: true } });
    const organization = new DetectiveOrganizationConfiguration(this, "Default", {
      graphArn: graph.graphArn,
      autoEnable: true,
    });
    for (const member of members)
      new DetectiveMember(this, `member-${member.id}`, {
        graphArn: graph.graphArn,
        accountId: member.id,
        emailAddress: member.email,
        // Accounts of the organization are enabled, not invited; an address that changes must not make them anew.
        lifecycle: { ignoreChanges: ["email_address"] },
        dependsOn: [organization],
      });
  }
}
