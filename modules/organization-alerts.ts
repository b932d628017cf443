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

/** Tells people of new severe findings and of protections that somebody switched off. */
export class OrganizationAlerts extends Construct {
  /** Rules whose matches the dashboard counts. */
  readonly findingsRule: string;
  readonly protectionsRule: string;

  constructor(scope: Construct, id: string, props: OrganizationAlertsProps) {
    super(scope, id);

    const { namePrefix, accountId, region, busName } = props;
    this.findingsRule = `${namePrefix}-findings`;
    this.protectionsRule = `${namePrefix}-protections`;
    const ruleArn = (path: string) => `arn:aws:events:${region}:${accountId}:rule/${path}`;
    const topicArn = new AlertTopic(this, "Default", {
      name: `${namePrefix}-alerts`,
      accountId,
      ruleArns: [ruleArn(this.findingsRule), ruleArn(`${busName}/${this.protectionsRule}`)],
    }).arn;
    new EventAlert(this, "findings", {
      ruleName: this.findingsRule,
      description: "New critical and high findings of the organization",
      pattern: newSevereFindings,
      topicArn,
    });
    new EventAlert(this, "protections", {
      ruleName: this.protectionsRule,
      description: "Calls that switch a protection off, in any account",
      pattern: { "detail-type": ["AWS API Call via CloudTrail"] },
      topicArn,
      busName,
    });
  }
}
