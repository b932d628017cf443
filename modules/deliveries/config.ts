import { onlyForOrganization, servicePrincipal, stringEquals } from "../policy";
import type { Delivery } from "./delivery";

export interface ConfigDeliveryProps {
  readonly bucketName: string;
  readonly organizationId: string;
}

/**
 * https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html and s3-kms-key-policy.html; Config writes
 * with the service-linked role as the service itself, so that `aws:PrincipalOrgID` would never be true.
 */
export function configDelivery({ bucketName, organizationId }: ConfigDeliveryProps): Delivery {
  const bucketArn = `arn:aws:s3:::${bucketName}`;
  const principals = servicePrincipal("config.amazonaws.com");
  const organization = onlyForOrganization(organizationId, "arn:aws:config:*:*:*");
  return {
    bucketStatements: [
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
    ],
    keyStatements: [
      {
        sid: "EncryptConfigHistory",
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
        principals,
        condition: organization,
      },
    ],
  };
}
