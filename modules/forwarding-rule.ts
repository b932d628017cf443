import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";

export interface ForwardingRuleProps {
  readonly ruleName: string;
  readonly description: string;
  readonly pattern: object;
  readonly busArn: string;
  /** Role of this account that puts the events. */
  readonly roleArn: string;
}

/** A rule that passes events on to another account's bus, as they are. */
export class ForwardingRule extends Construct {
  constructor(scope: Construct, id: string, props: ForwardingRuleProps) {
    super(scope, id);

    const rule = new CloudwatchEventRule(this, "Default", {
      name: props.ruleName,
      description: props.description,
      eventPattern: JSON.stringify(props.pattern),
    });
    new CloudwatchEventTarget(this, "bus", { rule: rule.name, arn: props.busArn, roleArn: props.roleArn });
  }
}
