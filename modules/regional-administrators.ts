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

/** Delegates Security Hub, GuardDuty and Inspector, which are delegated region by region. */
export class RegionalAdministrators extends Construct {
  constructor(scope: Construct, id: string, props: RegionalAdministratorsProps) {
    super(scope, id);

    const { administratorAccountId, dependsOn } = props;
    new SecurityhubOrganizationAdminAccount(this, "security-hub", {
      adminAccountId: administratorAccountId,
      dependsOn,
    });
    new GuarddutyOrganizationAdminAccount(this, "guardduty", { adminAccountId: administratorAccountId, dependsOn });
    new Inspector2DelegatedAdminAccount(this, "inspector", {
      accountId: administratorAccountId,
      // The default of 15 seconds is shorter than AWS takes.
      timeouts: { create: "5m", delete: "5m" },
      dependsOn,
    });
  }
}
