import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Construct } from "constructs";
import type { AccountContext } from "./account-context";
import { keepBuildSettings } from "./build-settings";
import { ServiceRole } from "./service-role";

export interface ScheduledBuildProps extends Omit<AccountContext, "kmsKeyArn"> {
  /** Name of the rule and the alarm; the role's begins with it. */
  readonly name: string;
  readonly description: string;
  /** Hours between two builds: 1 to 12. */
  readonly hours: number;
  readonly projectName: string;
  readonly projectArn: string;
}

const quarterOfADay = 6 * 3600;

/**
 * Starts a CodeBuild project again and again, and is in alarm when a day brought no build that succeeded. A build that does
 * not even begin is nothing to count, so missing data count as none; that is also why it is in alarm until the first one.
 * The alarm acts on nobody itself: its event is forwarded to the organization's bus (`EventForwarding`).
 */
export class ScheduledBuild extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledBuildProps) {
    super(scope, id);

    const rule = new CloudwatchEventRule(this, "Default", {
      name: props.name,
      description: props.description,
      scheduleExpression: props.hours === 1 ? "rate(1 hour)" : `rate(${props.hours} hours)`,
    });
    const role = new ServiceRole(this, "role", {
      roleName: `${props.name}-start`,
      service: "events.amazonaws.com",
      sourceArns: [`arn:aws:events:${props.region}:${props.accountId}:rule/${props.name}`],
      accountId: props.accountId,
      permissionsBoundaryArn: props.permissionsBoundaryArn,
      statements: [
        { sid: "StartBuild", actions: ["codebuild:StartBuild"], resources: [props.projectArn] },
        ...keepBuildSettings(),
      ],
    });
    new CloudwatchEventTarget(this, "build", {
      rule: rule.name,
      arn: props.projectArn,
      roleArn: role.arn,
      dependsOn: [role.policy],
    });
    // https://docs.aws.amazon.com/codebuild/latest/userguide/cloudwatch_metrics-codebuild.html
    new CloudwatchMetricAlarm(this, "alarm", {
      alarmName: props.name,
      alarmDescription: `${props.description}: no build succeeded in a day`,
      namespace: "AWS/CodeBuild",
      metricName: "SucceededBuilds",
      dimensions: { ProjectName: props.projectName },
      statistic: "Sum",
      period: quarterOfADay,
      evaluationPeriods: 4,
      threshold: 1,
      comparisonOperator: "LessThanThreshold",
      treatMissingData: "breaching",
    });
  }
}
