import { onlyFor, type PolicyStatement, servicePrincipal } from "../policy";

export interface AccessLogDeliveryProps {
  readonly bucketName: string;
  readonly accountId: string;
  /** What the names of the logged buckets begin with. */
  readonly loggedBucketPrefix: string;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html */
export function accessLogDelivery(props: AccessLogDeliveryProps): PolicyStatement[] {
  return [
    {
      sid: "WriteAccessLogs",
      actions: ["s3:PutObject"],
      resources: [`arn:aws:s3:::${props.bucketName}/${props.loggedBucketPrefix}*`],
      principals: servicePrincipal("logging.s3.amazonaws.com"),
      condition: onlyFor(props.accountId, `arn:aws:s3:::${props.loggedBucketPrefix}*`),
    },
  ];
}
