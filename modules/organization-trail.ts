import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import { Construct } from "constructs";
import type { ConstructWaiver } from "./construct-waiver";
import { encryptLogs } from "./encrypt-logs";
import { EncryptionKey } from "./encryption-key";
import { accountPrincipal, arnLike, onlyFor, type PolicyStatement, servicePrincipal, stringEquals } from "./policy";
import { type TrailEventsProps, trailEvents } from "./trail-events";
import { TrailLogGroup } from "./trail-log-group";
import { waive } from "./waive";

export interface OrganizationTrailProps {
  readonly trailName: string;
  /** Of its key's alias, its log group and that one's role: ours also where the trail was there before. */
  readonly resourceName: string;
  readonly managementAccountId: string;
  readonly organizationId: string;
  /** Boundary of the role that writes CloudWatch Logs' copy. */
  readonly permissionsBoundaryArn: string;
  readonly region: string;
  readonly bucketName: string;
  /**
   * What the keys of all log files begin with.
   * @default they begin with AWSLogs
   */
  readonly bucketPrefix?: string;
  /**
   * Key of an adopted trail, which its owner's policy lets CloudTrail use.
   * @default a key of the trail's own
   */
  readonly kmsKeyArn?: string;
  /** Accounts whose own IAM policies decide who reads the logs: the log archive and security accounts. */
  readonly readerAccountIds: readonly string[];
  readonly events: TrailEventsProps;
  /** Unusual activity to look for, as CloudTrail calls it. */
  readonly insights: readonly string[];
  /**
   * Days for which CloudWatch Logs keeps its copy.
   * @default it gets none
   */
  readonly logRetentionDays?: number;
}

/** Events of all accounts and regions into the log archive, encrypted with the trail's own key. */
export class OrganizationTrail extends Construct {
  constructor(scope: Construct, id: string, props: OrganizationTrailProps) {
    super(scope, id);

    const { managementAccountId, organizationId, region, resourceName, trailName, logRetentionDays } = props;
    const trailArn = `arn:aws:cloudtrail:${region}:${managementAccountId}:trail/${trailName}`;
    const kmsKeyArn = props.kmsKeyArn ?? this.key(props, trailArn);
    const logs =
      logRetentionDays === undefined
        ? undefined
        : new TrailLogGroup(this, "logs", {
            logGroupName: logGroupName(resourceName),
            roleName: `${resourceName}-logs`,
            managementAccountId,
            organizationId,
            permissionsBoundaryArn: props.permissionsBoundaryArn,
            region,
            trailArn,
            kmsKeyArn,
            retentionInDays: logRetentionDays,
          });
    const trail = new Cloudtrail(this, "Default", {
      name: trailName,
      s3BucketName: props.bucketName,
      ...(props.bucketPrefix !== undefined && { s3KeyPrefix: props.bucketPrefix }),
      kmsKeyId: kmsKeyArn,
      isOrganizationTrail: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableLogFileValidation: true,
      advancedEventSelector: trailEvents(props.events),
      insightSelector: props.insights.map((insightType) => ({ insightType })),
      ...(logs && {
        cloudWatchLogsGroupArn: `${logs.arn}:*`,
        cloudWatchLogsRoleArn: logs.roleArn,
        dependsOn: [logs.rolePolicy],
      }),
      lifecycle: { preventDestroy: true },
    });
    waive(trail, noMessages);
    if (logs === undefined) waive(trail, noSecondCopy);
  }

  private key(props: OrganizationTrailProps, trailArn: string): string {
    const { managementAccountId, region, resourceName, logRetentionDays } = props;
    const { arn } = new EncryptionKey(this, "key", {
      alias: resourceName,
      description: "Organization trail",
      accountId: managementAccountId,
      statements: [
        ...keyStatements(props, trailArn),
        ...(logRetentionDays === undefined
          ? []
          : [
              encryptLogs(
                region,
                `arn:aws:logs:${region}:${managementAccountId}:log-group:${logGroupName(resourceName)}`,
              ),
            ]),
      ],
    });
    return arn;
  }
}

const noMessages: ConstructWaiver = {
  rule: "CKV_AWS_252",
  reason:
    "A message for each delivered log file would tell nobody anything; the files are locked and their digests validated.",
  owner: "platform-team",
  expires: "2027-11-15",
};

const noSecondCopy: ConstructWaiver = {
  rule: "CKV2_AWS_10",
  reason:
    "Findings and alerts come from GuardDuty and EventBridge; a second copy of every event in CloudWatch Logs is an option with a price, not a default.",
  owner: "platform-team",
  expires: "2027-11-15",
};

function logGroupName(name: string): string {
  return `/aws/cloudtrail/${name}`;
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
function keyStatements(props: OrganizationTrailProps, trailArn: string): PolicyStatement[] {
  const trail = onlyFor(props.managementAccountId, trailArn);
  const cloudTrail = servicePrincipal("cloudtrail.amazonaws.com");
  const context = arnLike(
    "kms:EncryptionContext:aws:cloudtrail:arn",
    `arn:aws:cloudtrail:*:${props.managementAccountId}:trail/*`,
  );
  return [
    {
      sid: "EncryptTrail",
      actions: ["kms:GenerateDataKey"],
      resources: ["*"],
      principals: cloudTrail,
      condition: [...trail, context],
    },
    // With an S3 bucket key CloudTrail must decrypt, too, or the trail is refused.
    {
      sid: "UseBucketKey",
      actions: ["kms:Decrypt", "kms:DescribeKey"],
      resources: ["*"],
      principals: cloudTrail,
      condition: trail,
    },
    {
      sid: "ReadTrail",
      actions: ["kms:Decrypt"],
      resources: ["*"],
      principals: accountPrincipal(...props.readerAccountIds),
      condition: [
        stringEquals("kms:ViaService", `s3.${props.region}.amazonaws.com`),
        { test: "Null", variable: "kms:EncryptionContext:aws:cloudtrail:arn", values: ["false"] },
      ],
    },
  ];
}
