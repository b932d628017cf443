import { Construct } from "constructs";
import { EncryptedBucket } from "./encrypted-bucket";
import { onlyForOrganization, type PolicyStatement, servicePrincipal, stringEquals } from "./policy";

export interface ConfigBucketProps {
  readonly bucketName: string;
  readonly kmsKeyArn: string;
  readonly organizationId: string;
  readonly retentionDays: number;
}

/** Configuration history of all accounts. Never locked: Config refuses a bucket with Object Lock. */
export class ConfigBucket extends Construct {
  constructor(scope: Construct, id: string, props: ConfigBucketProps) {
    super(scope, id);

    new EncryptedBucket(this, "Default", {
      ...props,
      expirationDays: props.retentionDays,
      versionRetentionDays: props.retentionDays,
      statements: statements(props),
    });
  }
}

/** https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html */
function statements({ bucketName, organizationId }: ConfigBucketProps): PolicyStatement[] {
  const bucketArn = `arn:aws:s3:::${bucketName}`;
  const principals = servicePrincipal("config.amazonaws.com");
  const organization = onlyForOrganization(organizationId, "arn:aws:config:*:*:*");
  return [
    {
      sid: "CheckBucket",
      actions: ["s3:GetBucketAcl", "s3:ListBucket"],
      resources: [bucketArn],
      principals,
      condition: organization,
    },
    {
      sid: "WriteHistory",
      actions: ["s3:PutObject"],
      resources: [`${bucketArn}/AWSLogs/*/Config/*`],
      principals,
      condition: [...organization, stringEquals("s3:x-amz-acl", "bucket-owner-full-control")],
    },
  ];
}
