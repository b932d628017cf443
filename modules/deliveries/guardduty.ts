import { onlyFor, servicePrincipal } from "../policy";
import type { Delivery } from "./delivery";

export interface GuardDutyDeliveryProps {
  readonly bucketName: string;
  /** The delegated administrator, whose detectors export the findings of all members. */
  readonly administratorAccountId: string;
  /** Governed regions that accounts opt in to: GuardDuty has a principal of its own in each. */
  readonly optInRegions: readonly string[];
}

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html */
export function guardDutyDelivery({
  administratorAccountId,
  bucketName,
  optInRegions,
}: GuardDutyDeliveryProps): Delivery {
  const bucketArn = `arn:aws:s3:::${bucketName}`;
  const principals = servicePrincipal(
    "guardduty.amazonaws.com",
    ...optInRegions.map((region) => `guardduty.${region}.amazonaws.com`),
  );
  const condition = onlyFor(administratorAccountId, `arn:aws:guardduty:*:${administratorAccountId}:detector/*`);
  return {
    bucketStatements: [
      { sid: "FindBucket", actions: ["s3:GetBucketLocation"], resources: [bucketArn], principals, condition },
      { sid: "WriteFindings", actions: ["s3:PutObject"], resources: [`${bucketArn}/*`], principals, condition },
    ],
    keyStatements: [
      {
        sid: "EncryptGuardDutyFindings",
        actions: ["kms:GenerateDataKey"],
        resources: ["*"],
        principals,
        condition,
      },
    ],
  };
}
