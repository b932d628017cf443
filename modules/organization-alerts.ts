import { Construct } from "constructs";
import { AlertTopic } from "./alert-topic";
import { detectionSources, settingCalls, settingSources } from "./detections";
import { type AlertMessage, EventAlert } from "./event-alert";
import { protectionSources } from "./event-forwarding";

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
      // Of a call that goes round a gate people are told at once, by the call itself.
      GeneratorId: [{ "anything-but": { prefix: "gatehouse-bypass/" } }],
    },
  },
};

/** Answers to approvals are daily work where a deployment waits for one: they are findings to be read, and no alert. */
const bypasses = {
  source: detectionSources,
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: { eventName: [{ "anything-but": ["PutApprovalResult", ...settingCalls] }] },
};

/** Of the settings' services other calls arrive, too, and are bypasses. */
const protections = {
  "detail-type": ["AWS API Call via CloudTrail"],
  $or: [{ source: protectionSources }, { source: settingSources, detail: { eventName: settingCalls } }],
};

/** Without the call's parameters, which may hold secrets. */
const bypassMessage: AlertMessage = {
  paths: {
    call: "$.detail.eventName",
    service: "$.detail.eventSource",
    account: "$.account",
    region: "$.region",
    time: "$.detail.eventTime",
    who: "$.detail.userIdentity.arn",
    address: "$.detail.sourceIPAddress",
    refusal: "$.detail.errorCode",
    event: "$.detail.eventID",
  },
  text: "Somebody goes round a gate: <call> of <service> in account <account>, <region>, at <time>, by <who> from <address> (refused: <refusal>). CloudTrail event <event>; Security Hub has a finding of it.",
};

/** A verdict, PASS or BLOCK, for which somebody broke the glass. */
const emergencyWaivers = {
  source: ["gatehouse.gate"],
  "detail-type": ["Gatehouse Verdict"],
  detail: { emergencyWaiverCount: [{ numeric: [">", 0] }] },
};

/**
 * Tells people of new severe findings, of protections that somebody switched off, of calls that go round a gate, of
 * emergency waivers that were used, of deployments that failed, and of Gatehouse's own alarms. A BLOCK alone and an alarm
 * of a workload tell nobody here: they are its daily work, and the security team would soon read none of them. They are on
 * the bus for whoever wants a rule of their own.
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
        description: "Calls that switch a protection off or loosen a setting, in any account",
        pattern: protections,
      },
      {
        id: "bypasses",
        ruleName: `${namePrefix}-bypasses`,
        description: "Calls that go round a gate, in any account",
        pattern: bypasses,
        message: bypassMessage,
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
        pattern: {
          "detail-type": ["CloudWatch Alarm State Change"],
          detail: { alarmName: [{ prefix: `${namePrefix}-` }] },
        },
      },
      {
        id: "deployments",
        ruleName: `${namePrefix}-deployments`,
        description: "Deployments that failed or were rolled back, in any account",
        pattern: { "detail-type": ["CloudFormation Stack Status Change"] },
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
