import { byOthersThan, callsOf, type Detection, type DetectionContext, terraformRoleArn } from "./detection";

/**
 * What opens, unlocks or empties one of Gatehouse's buckets. CloudTrail's names are not always those of the API, and for
 * Object Lock both are in use: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html
 */
export function bucketDetection(context: DetectionContext): Detection {
  return {
    id: "buckets",
    description: "Forwards calls that open or unlock Gatehouse's buckets",
    pattern: callsOf("s3", {
      eventName: [
        "DeleteBucket",
        "DeleteBucketEncryption",
        "DeleteBucketLifecycle",
        "DeleteBucketPolicy",
        "DeleteBucketPublicAccessBlock",
        "PutBucketAcl",
        "PutBucketEncryption",
        "PutBucketLifecycle",
        "PutBucketNotification",
        "PutBucketObjectLockConfiguration",
        "PutBucketPolicy",
        "PutBucketPublicAccessBlock",
        "PutBucketReplication",
        "PutBucketVersioning",
        "PutObjectLockConfiguration",
      ],
      requestParameters: { bucketName: [{ prefix: `${context.namePrefix}-${context.accountId}-` }] },
      ...byOthersThan(terraformRoleArn(context)),
    }),
  };
}
