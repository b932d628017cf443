import { Construct } from "constructs";
import { EncryptedBucket } from "./encrypted-bucket";
import { onlyFor, type PolicyStatement, servicePrincipal } from "./policy";

export interface GuardDutyExportBucketProps {
  readonly bucketName: string;
  readonly kmsKeyArn: string;
  /** The delegated administrator, whose detectors export the findings of all members. */
  readonly administratorAccountId: string;
  readonly retentionDays: number;
}

/** GuardDuty findings beyond the 90 days GuardDuty keeps them. */
export class GuardDutyExportBucket extends Construct {
  constructor(scope: Construct, id: string, props: GuardDutyExportBucketProps) {
    super(scope, id);

    new EncryptedBucket(this, "Default", {
      ...props,
      expirationDays: props.retentionDays,
      versionRetentionDays: props.retentionDays,
      statements: statements(props),
    });
  }
}

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_exportfindings.html */
function statements({ administratorAccountId, bucketName }: GuardDutyExportBucketProps): PolicyStatement[] {
  const bucketArn = `arn:aws:s3:::${bucketName}`;
  const principals = servicePrincipal("guardduty.amazonaws.com");
  const detectors = onlyFor(administratorAccountId, `arn:aws:guardduty:*:${administratorAccountId}:detector/*`);
  return [
    { sid: "FindBucket", actions: ["s3:GetBucketLocation"], resources: [bucketArn], principals, condition: detectors },
    {
      sid: "WriteFindings",
      actions: ["s3:PutObject"],
      resources: [`${bucketArn}/*`],
      principals,
      condition: detectors,
    },
  ];
}
