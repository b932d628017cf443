import { Construct } from "constructs";
import type { Detection } from "./detections";
import { ForwardingRule } from "./forwarding-rule";
import { ServiceRole } from "./service-role";

export interface EventForwardingProps {
  /** Begins the names of the rules, and of the role. */
  readonly name: string;
  /** What the names of Gatehouse's own alarms begin with. */
  readonly namePrefix: string;
  readonly accountId: string;
  readonly region: string;
  readonly permissionsBoundaryArn: string;
  readonly busArn: string;
  /** Calls that go round a gate or loosen a setting. */
  readonly detections: readonly Detection[];
}

/** Services whose protections somebody could switch off, as EventBridge names them. */
export const protectionSources = ["aws.cloudtrail", "aws.config", "aws.guardduty", "aws.inspector2", "aws.securityhub"];

/** Calls that switch a protection off, wherever they are made. */
const protectionsSwitchedOff = {
  source: protectionSources,
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: {
    eventName: [
      "DeleteConfigurationRecorder",
      "DeleteDeliveryChannel",
      "DeleteDetector",
      "DeleteRetentionConfiguration",
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

/** Every verdict, PASS and BLOCK: what of it is worth an alert is decided where the events arrive. */
const verdicts = { source: ["gatehouse.gate"] };

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
const alarms = (namePrefix: string) => ({
  source: ["aws.cloudwatch"],
  "detail-type": ["CloudWatch Alarm State Change"],
  detail: { alarmName: [{ prefix: `${namePrefix}-` }], state: { value: ["ALARM"] } },
});

/**
 * Tells the organization's event bus when somebody switches a protection off or goes round a gate in this account and
 * region, what its gates decide, and when an alarm of Gatehouse's goes off.
 */
export class EventForwarding extends Construct {
  /** For other rules of the account and region whose names begin with the same. */
  readonly roleArn: string;

  constructor(scope: Construct, id: string, props: EventForwardingProps) {
    super(scope, id);

    const { accountId, region, name, busArn, namePrefix, detections } = props;
    const rules = [
      {
        id: "Default",
        ruleName: name,
        description: "Forwards calls that switch a protection off",
        pattern: protectionsSwitchedOff,
      },
      {
        id: "verdicts",
        ruleName: `${name}-verdicts`,
        description: "Forwards the verdicts of the gates",
        pattern: verdicts,
      },
      {
        id: "alarms",
        ruleName: `${name}-alarms`,
        description: "Forwards Gatehouse's own alarms",
        pattern: alarms(namePrefix),
      },
      ...detections.map(({ id: detection, ...rule }) => ({ ...rule, id: detection, ruleName: `${name}-${detection}` })),
    ];
    const role = new ServiceRole(this, "role", {
      roleName: `${name}-${region}`,
      service: "events.amazonaws.com",
      sourceArns: [name, `${name}-*`].map((rule) => `arn:aws:events:${region}:${accountId}:rule/${rule}`),
      accountId,
      permissionsBoundaryArn: props.permissionsBoundaryArn,
      statements: [{ sid: "Forward", actions: ["events:PutEvents"], resources: [busArn] }],
    });
    for (const { id: ruleId, ...rule } of rules)
      new ForwardingRule(this, ruleId, { ...rule, busArn, roleArn: role.arn });
    this.roleArn = role.arn;
  }
}
