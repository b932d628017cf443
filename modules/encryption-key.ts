import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Construct } from "constructs";
import { accountPrincipal, type PolicyStatement } from "./policy";
import { waive } from "./waive";

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
    waive(
      policy,
      {
        rule: "CKV_AWS_109",
        reason:
          'In a key policy "*" is the key itself, and the account must be able to administer it or the key is lost.',
        owner: "platform-team",
        expires: "2027-02-15",
      },
      {
        rule: "CKV_AWS_111",
        reason: 'In a key policy "*" is the key itself; it gives no write access to anything else.',
        owner: "platform-team",
        expires: "2027-05-15",
      },
      {
        rule: "CKV_AWS_356",
        reason: 'A key policy can name no other resource than "*", which is the key itself.',
        owner: "platform-team",
        expires: "2027-05-15",
      },
    );
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
