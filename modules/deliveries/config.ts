import { onlyForOrganization, type PolicyStatement, servicePrincipal, stringEquals } from "../policy";

export interface ConfigDeliveryProps {
  readonly bucketName: string;
  readonly organizationId: string;
}

/** https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html */
export function configDelivery({ bucketName, organizationId }: ConfigDeliveryProps): PolicyStatement[] {
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
