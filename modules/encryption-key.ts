import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { accountPrincipal, type PolicyStatement } from "./policy";

export interface EncryptionKeyProps {
  /** Name after `alias/`. */
  readonly alias: string;
  readonly description: string;
  readonly accountId: string;
  /** Use by services and other accounts; in a key policy the resource `*` means this key. */
  readonly statements: readonly PolicyStatement[];
}

/** A customer-managed key with yearly rotation. IAM policies of its own account decide who else may use it. */
export class EncryptionKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: EncryptionKeyProps) {
    super(scope, id);

    const policy = new DataAwsIamPolicyDocument(this, "policy", {
      statement: [
        {
          // Without it the key could become unmanageable:
          // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
          sid: "DelegateToIam",
          actions: ["kms:*"],
          resources: ["*"],
          principals: accountPrincipal(props.accountId),
        },
        ...props.statements,
      ],
    });
    const key = new KmsKey(this, "Default", {
      description: props.description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policy.json,
      lifecycle: { preventDestroy: true },
    });
    new KmsAlias(this, "alias", { name: `alias/${props.alias}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}
