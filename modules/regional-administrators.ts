import { GuarddutyOrganizationAdminAccount } from "@cdktf/provider-aws/lib/guardduty-organization-admin-account";
import { Inspector2DelegatedAdminAccount } from "@cdktf/provider-aws/lib/inspector2-delegated-admin-account";
import { SecurityhubOrganizationAdminAccount } from "@cdktf/provider-aws/lib/securityhub-organization-admin-account";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";

export interface RegionalAdministratorsProps {
  readonly administratorAccountId: string;
  /** The management account's own hub and detector: it can delegate only what it has itself. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Delegates Security Hub, GuardDuty and Inspector, which are delegated region by region. One after the other: each
 * registers with Organizations, which refuses changes at the same time.
 */
export class RegionalAdministrators extends Construct {
  /** What the next delegation waits for. */
  readonly last: ITerraformDependable;

  constructor(scope: Construct, id: string, props: RegionalAdministratorsProps) {
    super(scope, id);

    const { administratorAccountId } = props;
    const securityHub = new SecurityhubOrganizationAdminAccount(this, "security-hub", {
      adminAccountId: administratorAccountId,
      dependsOn: props.dependsOn,
    });
    const guardDuty = new GuarddutyOrganizationAdminAccount(this, "guardduty", {
      adminAccountId: administratorAccountId,
      dependsOn: [securityHub],
    });
    this.last = new Inspector2DelegatedAdminAccount(this, "inspector", {
      accountId: administratorAccountId,
      // The default of 15 seconds is shorter than AWS takes.
      timeouts: { create: "5m", delete: "5m" },
      dependsOn: [guardDuty],
    });
  }
}
