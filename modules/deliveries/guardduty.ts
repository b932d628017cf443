import { onlyFor, type PolicyStatement, servicePrincipal } from "../policy";

export interface GuardDutyDeliveryProps {
  readonly bucketName: string;
  /** The delegated administrator, whose detectors export the findings of all members. */
  readonly administratorAccountId: string;
}

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html */
export function guardDutyDelivery({ administratorAccountId, bucketName }: GuardDutyDeliveryProps): PolicyStatement[] {
  const bucketArn = `arn:aws:s3:::${bucketName}`;
  const principals = servicePrincipal("guardduty.amazonaws.com");
  const condition = onlyFor(administratorAccountId, `arn:aws:guardduty:*:${administratorAccountId}:detector/*`);
  return [
    { sid: "FindBucket", actions: ["s3:GetBucketLocation"], resources: [bucketArn], principals, condition },
    { sid: "WriteFindings", actions: ["s3:PutObject"], resources: [`${bucketArn}/*`], principals, condition },
  ];
}
