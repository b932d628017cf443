import { Construct } from "constructs";
import { AlertTopic } from "./alert-topic";
import { EventAlert } from "./event-alert";

export interface OrganizationAlertsProps {
  readonly namePrefix: string;
  readonly accountId: string;
  readonly region: string;
  /** The organization's bus, to which every account forwards. */
  readonly busName: string;
}

/**
 * New and still open: Security Hub sends an event at every update of a finding, and an alert for each would be noise.
 * In the home region this one rule sees every account and region.
 */
const newSevereFindings = {
  source: ["aws.securityhub"],
  "detail-type": ["Security Hub Findings - Imported"],
  detail: {
    findings: {
      Severity: { Label: ["CRITICAL", "HIGH"] },
      Workflow: { Status: ["NEW"] },
      RecordState: ["ACTIVE"],
    },
  },
};

/** A verdict, PASS or BLOCK, for which somebody broke the glass. */
const emergencyWaivers = {
  source: ["gatehouse.gate"],
  "detail-type": ["Gatehouse Verdict"],
  detail: { emergencyWaiverCount: [{ numeric: [">", 0] }] },
};

/**
 * Tells people of new severe findings, of protections that somebody switched off, of emergency waivers that were used,
 * and of Gatehouse's own alarms. A BLOCK alone tells nobody here: it is a workload's daily work, and the security team
 * would soon read none of them. It is on the bus for whoever wants a rule of their own.
 */
export class OrganizationAlerts extends Construct {
  /** Rules whose matches the dashboard counts. */
  readonly findingsRule: string;
  readonly protectionsRule: string;

  constructor(scope: Construct, id: string, props: OrganizationAlertsProps) {
    super(scope, id);

    const { namePrefix, accountId, region, busName } = props;
    this.findingsRule = `${namePrefix}-findings`;
    this.protectionsRule = `${namePrefix}-protections`;
    const onBus = [
      {
        id: "protections",
        ruleName: this.protectionsRule,
        description: "Calls that switch a protection off, in any account",
        pattern: { "detail-type": ["AWS API Call via CloudTrail"] },
      },
      {
        id: "emergencies",
        ruleName: `${namePrefix}-emergencies`,
        description: "Verdicts for which an emergency waiver was used, of any workload",
        pattern: emergencyWaivers,
      },
      {
        id: "alarms",
        ruleName: `${namePrefix}-alarms`,
        description: "Gatehouse's own alarms, in any account",
        pattern: { "detail-type": ["CloudWatch Alarm State Change"] },
      },
    ];
    const ruleArn = (path: string) => `arn:aws:events:${region}:${accountId}:rule/${path}`;
    const topicArn = new AlertTopic(this, "Default", {
      name: `${namePrefix}-alerts`,
      accountId,
      ruleArns: [ruleArn(this.findingsRule), ...onBus.map(({ ruleName }) => ruleArn(`${busName}/${ruleName}`))],
    }).arn;
    new EventAlert(this, "findings", {
      ruleName: this.findingsRule,
      description: "New critical and high findings of the organization",
      pattern: newSevereFindings,
      topicArn,
    });
    for (const { id: ruleId, ...rule } of onBus) new EventAlert(this, ruleId, { ...rule, topicArn, busName });
  }
}
