import { SecurityhubAccount } from "@cdktf/provider-aws/lib/securityhub-account";
import { Construct } from "constructs";

/** Security Hub of one account and region, as central configuration will take it over. */
export class SecurityHub extends Construct {
  readonly account: SecurityhubAccount;

  constructor(scope: Construct, id: string) {
    super(scope, id);

    this.account = new SecurityhubAccount(this, "Default", {
      // Standards come from the configuration policy; the default ones would have to be undone first.
      enableDefaultStandards: false,
      controlFindingGenerator: "SECURITY_CONTROL",
      autoEnableControls: true,
      // Central configuration owns these from then on and refuses the account's own change:
      // https://github.com/hashicorp/terraform-provider-aws/issues/39687
      lifecycle: { ignoreChanges: ["control_finding_generator", "auto_enable_controls", "enable_default_standards"] },
    });
  }
}
