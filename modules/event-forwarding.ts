import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { Construct } from "constructs";
import { ServiceRole } from "./service-role";

export interface EventForwardingProps {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** @default none: the management account has no stack that makes one */
  readonly permissionsBoundaryArn?: string;
  readonly busArn: string;
}

/** Calls that switch a protection off, wherever they are made. */
const protectionsSwitchedOff = {
  source: ["aws.cloudtrail", "aws.config", "aws.guardduty", "aws.inspector2", "aws.securityhub"],
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: {
    eventName: [
      "DeleteConfigurationRecorder",
      "DeleteDeliveryChannel",
      "DeleteDetector",
      "DeleteTrail",
      "Disable",
      "DisableSecurityHub",
      "DisassociateFromAdministratorAccount",
      "PutConfigurationRecorder",
      "PutEventSelectors",
      "StopConfigurationRecorder",
      "StopLogging",
      "UpdateDetector",
      "UpdateTrail",
    ],
  },
};

/** Tells the organization's event bus when somebody switches a protection off in this account and region. */
export class EventForwarding extends Construct {
  constructor(scope: Construct, id: string, props: EventForwardingProps) {
    super(scope, id);

    const { accountId, region, name, busArn } = props;
    const rule = new CloudwatchEventRule(this, "Default", {
      name,
      description: "Forwards calls that switch a protection off",
      eventPattern: JSON.stringify(protectionsSwitchedOff),
    });
    const role = new ServiceRole(this, "role", {
      roleName: `${name}-${region}`,
      service: "events.amazonaws.com",
      sourceArns: [`arn:aws:events:${region}:${accountId}:rule/${name}`],
      accountId,
      ...(props.permissionsBoundaryArn !== undefined && { permissionsBoundaryArn: props.permissionsBoundaryArn }),
      statements: [{ sid: "Forward", actions: ["events:PutEvents"], resources: [busArn] }],
    });
    new CloudwatchEventTarget(this, "bus", { rule: rule.name, arn: busArn, roleArn: role.arn });
  }
}
