import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import { encryptAlerts } from "./alert-topic";
import { EmailTopic } from "./email-topic";
import { EncryptionKey } from "./encryption-key";
import { EventAlert, type EventAlertProps } from "./event-alert";
import { onlyFor, type PolicyStatement, servicePrincipal, stringEquals } from "./policy";

/** A topic, and who is mailed by it. */
export interface Audience {
  readonly topicName: string;
  readonly addresses: readonly string[];
}

export interface DeliveryNoticesProps {
  readonly accountId: string;
  readonly region: string;
  readonly keyAlias: string;
  readonly workload: string;
  readonly pipelineName: string;
  /** Names of the rules. */
  readonly failedRule: string;
  readonly deployedRule: string;
  /** Told of failures and deployments. */
  readonly contacts: Audience;
  /** Told when a decision about a deployment is waited for, by the pipeline itself. */
  readonly approvals: readonly Audience[];
}

/**
 * Mails people of a workload what they would otherwise have to look for: that an execution failed, which a BLOCK does too,
 * that a deployment is done, and that a decision is waited for. A daily rescan that finds nothing new tells nobody.
 */
export class DeliveryNotices extends Construct {
  /** What the pipeline's role needs to tell of approvals. */
  readonly statements: readonly PolicyStatement[];

  constructor(scope: Construct, id: string, props: DeliveryNoticesProps) {
    super(scope, id);

    const { accountId, region, contacts, approvals } = props;
    const key = new EncryptionKey(this, "key", {
      alias: props.keyAlias,
      description: `Mails to people of the workload ${props.workload}`,
      accountId,
      statements: [encryptAlerts],
    });
    const topicOf = ({ topicName, addresses }: Audience) =>
      new EmailTopic(this, topicName, { name: topicName, kmsKeyArn: key.arn, addresses }).arn;
    if (contacts.addresses.length > 0) this.tellContacts(topicOf(contacts), props);
    const topicArns = approvals.map(topicOf);
    this.statements =
      topicArns.length === 0
        ? []
        : [
            { sid: "TellOfApprovals", actions: ["sns:Publish"], resources: topicArns },
            {
              sid: "EncryptApprovals",
              actions: ["kms:Decrypt", "kms:GenerateDataKey"],
              resources: [key.arn],
              condition: [stringEquals("kms:ViaService", `sns.${region}.amazonaws.com`)],
            },
          ];
  }

  private tellContacts(topicArn: string, props: DeliveryNoticesProps): void {
    const rules = [failures(props), deployments(props)];
    const ruleArns = rules.map(({ ruleName }) => `arn:aws:events:${props.region}:${props.accountId}:rule/${ruleName}`);
    const publishers = new DataAwsIamPolicyDocument(this, "publishers", {
      statement: [
        {
          sid: "PublishNotices",
          actions: ["sns:Publish"],
          resources: [topicArn],
          principals: servicePrincipal("events.amazonaws.com"),
          condition: onlyFor(props.accountId, ...ruleArns),
        },
      ],
    });
    new SnsTopicPolicy(this, "policy", { arn: topicArn, policy: publishers.json });
    for (const rule of rules) new EventAlert(this, rule.ruleName, { ...rule, topicArn });
  }
}

type Notice = Omit<EventAlertProps, "topicArn">;

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html */
function failures({ pipelineName, failedRule, region, workload }: DeliveryNoticesProps): Notice {
  return {
    ruleName: failedRule,
    description: `Executions of ${pipelineName} that failed`,
    pattern: {
      source: ["aws.codepipeline"],
      "detail-type": ["CodePipeline Pipeline Execution State Change"],
      detail: { pipeline: [pipelineName], state: ["FAILED"] },
    },
    message: {
      paths: { execution: "$.detail.execution-id", time: "$.time" },
      text: `${workload}: the delivery or rescan <execution> failed at <time>. ${executionPage(region, pipelineName)}`,
    },
  };
}

/** By the action: a stage that is skipped, as in a rescan, runs none. */
function deployments({ pipelineName, deployedRule, region, workload }: DeliveryNoticesProps): Notice {
  return {
    ruleName: deployedRule,
    description: `Deployments by ${pipelineName}`,
    pattern: {
      source: ["aws.codepipeline"],
      "detail-type": ["CodePipeline Action Execution State Change"],
      detail: { pipeline: [pipelineName], action: ["ExecuteChangeSet"], state: ["SUCCEEDED"] },
    },
    message: {
      paths: { execution: "$.detail.execution-id", stage: "$.detail.stage", time: "$.time" },
      text: `${workload}: <stage> is done since <time>. ${executionPage(region, pipelineName)}`,
    },
  };
}

function executionPage(region: string, pipelineName: string): string {
  return `https://${region}.console.aws.amazon.com/codesuite/codepipeline/pipelines/${pipelineName}/executions/<execution>/visualization?region=${region}`;
}
