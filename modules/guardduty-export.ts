import { GuarddutyPublishingDestination } from "@cdktf/provider-aws/lib/guardduty-publishing-destination";
import { Construct } from "constructs";

export interface GuardDutyExportProps {
  /** The administrator's: its findings are those of all members. */
  readonly detectorId: string;
  readonly bucketName: string;
  /**
   * What the keys of all findings begin with.
   * @default they begin with AWSLogs
   */
  readonly prefix?: string;
  /** Of the bucket's own region; GuardDuty knows no alias. */
  readonly kmsKeyArn: string;
}

/** Findings of one region, written to a bucket that may be in another. */
export class GuardDutyExport extends Construct {
  constructor(scope: Construct, id: string, { bucketName, detectorId, kmsKeyArn, prefix }: GuardDutyExportProps) {
    super(scope, id);

    new GuarddutyPublishingDestination(this, "Default", {
      detectorId,
      destinationArn: `arn:aws:s3:::${[bucketName, ...(prefix === undefined ? [] : [prefix])].join("/")}`,
      kmsKeyArn,
    });
  }
}
