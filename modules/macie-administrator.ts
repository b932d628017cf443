import { Macie2OrganizationAdminAccount } from "@cdktf/provider-aws/lib/macie2-organization-admin-account";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { Macie, type MacieProps } from "./macie";

export interface MacieAdministratorProps extends MacieProps {
  readonly administratorAccountId: string;
  /** The delegation before: Organizations refuses registrations at the same time. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Delegates Macie in one region. The management account switches it on itself, because nobody else can there:
 * https://docs.aws.amazon.com/macie/latest/user/accounts-mgmt-ao-integrate.html
 */
export class MacieAdministrator extends Construct {
  /** What the next delegation waits for. */
  readonly last: ITerraformDependable;

  constructor(scope: Construct, id: string, props: MacieAdministratorProps) {
    super(scope, id);

    const { account } = new Macie(this, "own", props);
    this.last = new Macie2OrganizationAdminAccount(this, "Default", {
      adminAccountId: props.administratorAccountId,
      dependsOn: [...props.dependsOn, account],
    });
  }
}
