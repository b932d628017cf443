import { DataAwsKmsAlias } from "@cdktf/provider-aws/lib/data-aws-kms-alias";
import { EbsDefaultKmsKey } from "@cdktf/provider-aws/lib/ebs-default-kms-key";
import { EbsEncryptionByDefault } from "@cdktf/provider-aws/lib/ebs-encryption-by-default";
import { Construct } from "constructs";

export interface EbsEncryptionProps {
  /**
   * Alias of a key of the account and region.
   * @default AWS's own key for EBS
   */
  readonly kmsKeyAlias?: string;
}

/** Encrypts every new EBS volume of an account and region. */
export class EbsEncryption extends Construct {
  constructor(scope: Construct, id: string, { kmsKeyAlias }: EbsEncryptionProps) {
    super(scope, id);

    new EbsEncryptionByDefault(this, "Default", { enabled: true });
    if (kmsKeyAlias === undefined) return;
    // By its ARN, which is what EBS answers: given the alias, every plan would replace the key.
    const alias = new DataAwsKmsAlias(this, "alias", { name: kmsKeyAlias });
    new EbsDefaultKmsKey(this, "key", { keyArn: alias.targetKeyArn });
  }
}
