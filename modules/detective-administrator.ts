import { DetectiveOrganizationAdminAccount } from "@cdktf/provider-aws/lib/detective-organization-admin-account";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface DetectiveAdministratorProps {
  readonly administratorAccountId: string;
  /** The delegation before: Organizations refuses registrations at the same time. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Delegates Detective in one region; AWS makes the administrator's behaviour graph where there is none:
 * https://docs.aws.amazon.com/detective/latest/APIReference/API_EnableOrganizationAdminAccount.html
 */
export class DetectiveAdministrator extends Construct {
  /** What the next delegation waits for. */
  readonly last: ITerraformDependable;

  constructor(scope: Construct, id: string, props: DetectiveAdministratorProps) {
    super(scope, id);

    this.last = new DetectiveOrganizationAdminAccount(this, "Default", {
      accountId: props.administratorAccountId,
      dependsOn: props.dependsOn,
    });
  }
}
