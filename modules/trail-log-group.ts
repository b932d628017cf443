import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Construct } from "constructs";
import { LogGroup } from "./log-group";
import { ServiceRole } from "./service-role";

export interface TrailLogGroupProps {
  readonly logGroupName: string;
  readonly roleName: string;
  readonly managementAccountId: string;
  readonly organizationId: string;
  readonly permissionsBoundaryArn: string;
  readonly region: string;
  readonly trailArn: string;
  readonly kmsKeyArn: string;
  readonly retentionInDays: number;
}

/** CloudWatch Logs' copy of the organization trail, and the role that CloudTrail writes it with. */
export class TrailLogGroup extends Construct {
  readonly arn: string;
  readonly roleArn: string;
  /** CloudTrail writes to the group before it makes the trail. */
  readonly rolePolicy: IamRolePolicy;

  constructor(scope: Construct, id: string, props: TrailLogGroupProps) {
    super(scope, id);

    const { logGroupName, managementAccountId, organizationId, region } = props;
    const group = new LogGroup(this, "Default", {
      logGroupName,
      kmsKeyArn: props.kmsKeyArn,
      retentionInDays: props.retentionInDays,
    });
    const streams = `arn:aws:logs:${region}:${managementAccountId}:log-group:${logGroupName}:log-stream:`;
    const role = new ServiceRole(this, "role", {
      roleName: props.roleName,
      service: "cloudtrail.amazonaws.com",
      sourceArns: [props.trailArn],
      accountId: managementAccountId,
      permissionsBoundaryArn: props.permissionsBoundaryArn,
      statements: [
        {
          // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html
          sid: "WriteTrailStreams",
          actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
          resources: [`${streams}${managementAccountId}_CloudTrail_${region}*`, `${streams}${organizationId}_*`],
        },
      ],
    });
    this.arn = group.arn;
    this.roleArn = role.arn;
    this.rolePolicy = role.policy;
  }
}
