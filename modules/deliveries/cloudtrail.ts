import { onlyFor, servicePrincipal, stringEquals } from "../policy";
import type { Delivery } from "./delivery";

export interface CloudTrailDeliveryProps {
  readonly bucketName: string;
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** ARN of the organization trail: always of the management account. */
  readonly trailArn: string;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
export function cloudTrailDelivery(props: CloudTrailDeliveryProps): Delivery {
  const { bucketName, managementAccountId, organizationId, trailArn } = props;
  const trail = onlyFor(managementAccountId, trailArn);
  const principals = servicePrincipal("cloudtrail.amazonaws.com");
  const bucketArn = `arn:aws:s3:::${bucketName}`;
  return {
    bucketStatements: [
      { sid: "CheckAcl", actions: ["s3:GetBucketAcl"], resources: [bucketArn], principals, condition: trail },
      {
        sid: "WriteTrail",
        actions: ["s3:PutObject"],
        // The management account's own logs lie beside the organization's, not below them.
        resources: [managementAccountId, organizationId].map((owner) => `${bucketArn}/AWSLogs/${owner}/*`),
        principals,
        condition: [...trail, stringEquals("s3:x-amz-acl", "bucket-owner-full-control")],
      },
    ],
    keyStatements: [
      {
        // Logs are encrypted with the trail's own key; this one is for what CloudTrail writes without naming a key.
        sid: "EncryptTrailFiles",
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
        principals,
        condition: trail,
      },
    ],
  };
}
