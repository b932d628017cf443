import { Construct } from "constructs";
import { EncryptedBucket } from "./encrypted-bucket";
import { onlyRolesNamed, organizationPrincipal } from "./policy";

export interface VerdictBucketProps {
  readonly bucketName: string;
  readonly kmsKeyArn: string;
  readonly organizationId: string;
  /** Name pattern of the gates' roles. */
  readonly gateRoleName: string;
  readonly lockDays: number;
  readonly retentionDays: number;
}

/** Locked verdicts of every gate; an account can write only below its own id. */
export class VerdictBucket extends Construct {
  constructor(scope: Construct, id: string, props: VerdictBucketProps) {
    super(scope, id);

    new EncryptedBucket(this, "Default", {
      ...props,
      expirationDays: props.retentionDays,
      versionRetentionDays: props.retentionDays,
      statements: [
        {
          sid: "WriteByGates",
          actions: ["s3:PutObject"],
          // "&{…}" is how Terraform spells IAM's own variables.
          resources: [`arn:aws:s3:::${props.bucketName}/verdicts/&{aws:PrincipalAccount}/*`],
          principals: organizationPrincipal(),
          condition: onlyRolesNamed(props.organizationId, props.gateRoleName),
        },
      ],
    });
  }
}
