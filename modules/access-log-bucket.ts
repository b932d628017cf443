import { Construct } from "constructs";
import { EncryptedBucket } from "./encrypted-bucket";
import { onlyFor, servicePrincipal } from "./policy";

export interface AccessLogBucketProps {
  readonly bucketName: string;
  readonly accountId: string;
  /** What the names of the logged buckets begin with. */
  readonly loggedBucketPrefix: string;
  readonly retentionDays: number;
}

/** Receives the access logs of an account's buckets in one region. */
export class AccessLogBucket extends Construct {
  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);

    new EncryptedBucket(this, "Default", {
      ...props,
      expirationDays: props.retentionDays,
      versionRetentionDays: props.retentionDays,
      statements: [
        {
          // https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
          sid: "WriteAccessLogs",
          actions: ["s3:PutObject"],
          resources: [`arn:aws:s3:::${props.bucketName}/${props.loggedBucketPrefix}*`],
          principals: servicePrincipal("logging.s3.amazonaws.com"),
          condition: onlyFor(props.accountId, `arn:aws:s3:::${props.loggedBucketPrefix}*`),
        },
      ],
    });
  }
}
