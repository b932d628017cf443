import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";

export interface HourlyRunProps {
  /** Name of the rule and the alarm. */
  readonly name: string;
  readonly description: string;
  readonly accountId: string;
  readonly functionName: string;
  readonly functionArn: string;
}

/** What the function is given: no pipeline's job, and nothing that a caller could choose. */
const input = { source: "gatehouse.schedule" };

const hour = 3600;

/**
 * Runs a function every hour, and is in alarm when two hours in a row brought no run without an error. A run that does not
 * even begin has no error to count, so missing data count as one; that is also why it is in alarm until the first run.
 * The alarm acts on nobody itself: its event is forwarded to the organization's bus (`EventForwarding`). There is no dead
 * letter queue: an hour later comes the same event again, and those of a pipeline's job hold credentials.
 */
export class HourlyRun extends Construct {
  constructor(scope: Construct, id: string, props: HourlyRunProps) {
    super(scope, id);

    const rule = new CloudwatchEventRule(this, "Default", {
      name: props.name,
      description: props.description,
      scheduleExpression: "rate(1 hour)",
    });
    new CloudwatchEventTarget(this, "function", {
      rule: rule.name,
      arn: props.functionArn,
      input: JSON.stringify(input),
    });
    new LambdaPermission(this, "permission", {
      statementId: "HourlyRun",
      action: "lambda:InvokeFunction",
      functionName: props.functionName,
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
      sourceAccount: props.accountId,
    });
    new CloudwatchMetricAlarm(this, "alarm", {
      alarmName: props.name,
      alarmDescription: `${props.description}: no run without an error in two hours`,
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: props.functionName },
      statistic: "Sum",
      period: hour,
      evaluationPeriods: 2,
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "breaching",
    });
  }
}
