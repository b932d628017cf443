import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";
import type { PipelineFunction } from "./pipeline-function";

export interface ScheduledRunProps {
  /** Name of the rule and the alarm. */
  readonly name: string;
  readonly description: string;
  readonly accountId: string;
  readonly every: keyof typeof periods;
  readonly function: PipelineFunction;
}

const periods = {
  hour: { scheduleExpression: "rate(1 hour)", seconds: 3600 },
  day: { scheduleExpression: "rate(1 day)", seconds: 86_400 },
} as const;

/** What the function is given: no pipeline's job, and nothing that a caller could choose. */
const input = { source: "gatehouse.schedule" };

/**
 * Runs a function again and again, and is in alarm when two periods in a row brought no run without an error. A run that
 * does not even begin has no error to count, so missing data count as one; that is also why it is in alarm until the first
 * run. The alarm acts on nobody itself: its event is forwarded to the organization's bus (`EventForwarding`). There is no
 * dead letter queue: the same event comes again, and those of a pipeline's job hold credentials.
 */
export class ScheduledRun extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledRunProps) {
    super(scope, id);

    const { every, function: lambda } = props;
    const { scheduleExpression, seconds } = periods[every];
    const rule = new CloudwatchEventRule(this, "Default", {
      name: props.name,
      description: props.description,
      scheduleExpression,
    });
    new CloudwatchEventTarget(this, "function", {
      rule: rule.name,
      arn: lambda.live.arn,
      input: JSON.stringify(input),
    });
    new LambdaPermission(this, "permission", {
      statementId: "ScheduledRun",
      action: "lambda:InvokeFunction",
      functionName: lambda.functionName,
      qualifier: lambda.alias.name,
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
      sourceAccount: props.accountId,
    });
    new CloudwatchMetricAlarm(this, "alarm", {
      alarmName: props.name,
      alarmDescription: `${props.description}: no run without an error in two ${every}s`,
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: lambda.functionName },
      statistic: "Sum",
      period: seconds,
      evaluationPeriods: 2,
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "breaching",
    });
  }
}
