import { IamAccountPasswordPolicy } from "@cdktf/provider-aws/lib/iam-account-password-policy";
import { Construct } from "constructs";
import { waive } from "./waive";

/** Every field: what is left out Terraform leaves as it is in AWS. */
export interface PasswordPolicyProps {
  readonly minimumPasswordLength: number;
  readonly requireLowercaseCharacters: boolean;
  readonly requireUppercaseCharacters: boolean;
  readonly requireNumbers: boolean;
  readonly requireSymbols: boolean;
  /** Days; 0 for passwords that never expire. */
  readonly maxPasswordAge: number;
  /** Earlier passwords; 0 when any can be used again. */
  readonly passwordReusePrevention: number;
  readonly allowUsersToChangePassword: boolean;
  readonly hardExpiry: boolean;
}

/** What IAM asks of the passwords of an account's users. */
export class PasswordPolicy extends Construct {
  constructor(scope: Construct, id: string, props: PasswordPolicyProps) {
    super(scope, id);

    const policy = new IamAccountPasswordPolicy(this, "Default", { ...props });
    if (props.maxPasswordAge === 0)
      waive(policy, {
        rule: "CKV_AWS_9",
        reason:
          "The organization's configuration, which is reviewed, lets passwords live: newer CIS benchmarks ask for no expiry.",
        owner: "platform-team",
        expires: "2027-05-15",
      });
  }
}
