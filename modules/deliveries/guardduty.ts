import { onlyFor, type PolicyStatement } from "../policy";

export interface GuardDutyDeliveryProps {
  readonly bucketName: string;
  /** The delegated administrator, whose detectors export the findings of all members. */
  readonly administratorAccountId: string;
  /** Governed regions that an account must opt into. */
  readonly optInRegions: readonly string[];
}

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html */
export function guardDutyDelivery(props: GuardDutyDeliveryProps): PolicyStatement[] {
  const { administratorAccountId, bucketName, optInRegions } = props;
  const bucketArn = `arn:aws:s3:::${bucketName}`;
  const principals = guardDutyPrincipals(optInRegions);
  const condition = onlyFor(administratorAccountId, `arn:aws:guardduty:*:${administratorAccountId}:detector/*`);
  return [
    { sid: "FindBucket", actions: ["s3:GetBucketLocation"], resources: [bucketArn], principals, condition },
    { sid: "WriteFindings", actions: ["s3:PutObject"], resources: [`${bucketArn}/*`], principals, condition },
  ];
}

/** In a region that must be opted into, GuardDuty has a name of its own. */
export function guardDutyPrincipals(optInRegions: readonly string[]): { type: string; identifiers: string[] }[] {
  const regional = optInRegions.map((region) => `guardduty.${region}.amazonaws.com`);
  return [{ type: "Service", identifiers: ["guardduty.amazonaws.com", ...regional] }];
}
