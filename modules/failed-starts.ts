import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { Construct } from "constructs";
import { onlyFor, servicePrincipal } from "./policy";

export interface FailedStartsProps {
  /** Name of the rule; the queue's and the alarms' begin with it. */
  readonly ruleName: string;
  readonly ruleArn: string;
  readonly accountId: string;
  readonly kmsKeyArn: string;
}

const fiveMinutes = 300;

/**
 * Keeps the events whose start failed, and is in alarm as long as one waits there, or when EventBridge could not even
 * leave it there. The alarms act on nobody themselves: their events are forwarded to the organization's bus
 * (`EventForwarding`).
 */
export class FailedStarts extends Construct {
  readonly queueArn: string;

  constructor(scope: Construct, id: string, props: FailedStartsProps) {
    super(scope, id);

    const name = `${props.ruleName}-failed`;
    const queue = new SqsQueue(this, "Default", {
      name,
      kmsMasterKeyId: props.kmsKeyArn,
      // The longest SQS keeps a message: a failed start must outlast a long weekend.
      messageRetentionSeconds: 1_209_600,
    });
    const policy = new DataAwsIamPolicyDocument(this, "policy", {
      statement: [
        {
          sid: "FailedStarts",
          actions: ["sqs:SendMessage"],
          resources: [queue.arn],
          principals: servicePrincipal("events.amazonaws.com"),
          condition: onlyFor(props.accountId, props.ruleArn),
        },
      ],
    });
    new SqsQueuePolicy(this, "queue-policy", { queueUrl: queue.url, policy: policy.json });

    const aboveZero = {
      period: fiveMinutes,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      // Both metrics have data only when there is something to count.
      treatMissingData: "notBreaching",
    };
    new CloudwatchMetricAlarm(this, "waiting", {
      ...aboveZero,
      alarmName: name,
      alarmDescription: `A package was uploaded and its pipeline did not start: read the event in the queue ${name}, mend what it names, and upload again`,
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: queue.name },
      statistic: "Maximum",
    });
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
    new CloudwatchMetricAlarm(this, "lost", {
      ...aboveZero,
      alarmName: `${name}-lost`,
      alarmDescription: `A package was uploaded, its pipeline did not start, and the queue ${name} did not take the event: upload again`,
      namespace: "AWS/Events",
      metricName: "InvocationsFailedToBeSentToDlq",
      dimensions: { RuleName: props.ruleName },
      statistic: "Sum",
    });
    this.queueArn = queue.arn;
  }
}
