import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import { EncryptionKey } from "./encryption-key";
import { onlyFor, servicePrincipal } from "./policy";

export interface FindingAlertsProps {
  /** Name of the topic, the rule and the key. */
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
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

/** Tells people of new severe findings, through an encrypted topic. */
export class FindingAlerts extends Construct {
  constructor(scope: Construct, id: string, props: FindingAlertsProps) {
    super(scope, id);

    const { accountId, region, name } = props;
    const fromRule = onlyFor(accountId, `arn:aws:events:${region}:${accountId}:rule/${name}`);
    const principals = servicePrincipal("events.amazonaws.com");
    const key = new EncryptionKey(this, "key", {
      alias: name,
      description: "Alerts of new findings",
      accountId,
      statements: [
        {
          sid: "EncryptAlerts",
          actions: ["kms:Decrypt", "kms:GenerateDataKey"],
          resources: ["*"],
          principals,
          condition: fromRule,
        },
      ],
    });
    const topic = new SnsTopic(this, "Default", { name, kmsMasterKeyId: key.arn });
    const policy = new DataAwsIamPolicyDocument(this, "publishers", {
      statement: [
        { sid: "PublishAlerts", actions: ["sns:Publish"], resources: [topic.arn], principals, condition: fromRule },
      ],
    });
    new SnsTopicPolicy(this, "policy", { arn: topic.arn, policy: policy.json });
    const rule = new CloudwatchEventRule(this, "rule", {
      name,
      description: "New critical and high findings of the organization",
      eventPattern: JSON.stringify(newSevereFindings),
    });
    new CloudwatchEventTarget(this, "topic", { rule: rule.name, arn: topic.arn });
  }
}
