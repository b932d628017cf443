import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";

export interface EventAlertProps {
  readonly ruleName: string;
  readonly description: string;
  readonly pattern: object;
  readonly topicArn: string;
  /** @default the account's own bus */
  readonly busName?: string;
  /** @default the whole event */
  readonly message?: AlertMessage;
}

/** What people read instead of the event, which may hold what is not for all eyes. */
export interface AlertMessage {
  /** By name in the text, where in the event it is found. */
  readonly paths: Readonly<Record<string, string>>;
  /** With `<name>` for each. */
  readonly text: string;
}

/** A rule that tells people. */
export class EventAlert extends Construct {
  constructor(scope: Construct, id: string, props: EventAlertProps) {
    super(scope, id);

    const bus = props.busName === undefined ? {} : { eventBusName: props.busName };
    const rule = new CloudwatchEventRule(this, "Default", {
      ...bus,
      name: props.ruleName,
      description: props.description,
      eventPattern: JSON.stringify(props.pattern),
    });
    new CloudwatchEventTarget(this, "topic", {
      ...bus,
      rule: rule.name,
      arn: props.topicArn,
      ...(props.message && {
        inputTransformer: { inputPaths: { ...props.message.paths }, inputTemplate: JSON.stringify(props.message.text) },
      }),
    });
  }
}
