import { S3AccountPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-account-public-access-block";
import { Construct } from "constructs";
import { PasswordPolicy, type PasswordPolicyProps } from "./password-policy";

export interface AccountSettingsProps {
  readonly accountId: string;
  readonly s3PublicAccessBlock: boolean;
  /** `false`: something else sets it. */
  readonly iamPasswordPolicy: PasswordPolicyProps | false;
}

/** Settings that an account has once, whatever the region. */
export class AccountSettings extends Construct {
  constructor(scope: Construct, id: string, props: AccountSettingsProps) {
    super(scope, id);

    if (props.s3PublicAccessBlock)
      new S3AccountPublicAccessBlock(this, "s3-public-access", {
        accountId: props.accountId,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      });
    if (props.iamPasswordPolicy) new PasswordPolicy(this, "passwords", props.iamPasswordPolicy);
  }
}
