import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicPolicy } from "@cdktf/provider-aws/lib/sns-topic-policy";
import { Construct } from "constructs";
import { EncryptionKey } from "./encryption-key";
import { onlyFor, type PolicyStatement, servicePrincipal } from "./policy";

export interface AlertTopicProps {
  /** Name of the topic and the key. */
  readonly name: string;
  readonly accountId: string;
  /** The rules that may publish. */
  readonly ruleArns: readonly string[];
}

const principals = servicePrincipal("events.amazonaws.com");

/**
 * Of a key that encrypts topics. Without source conditions: EventBridge sends none when it publishes to an encrypted topic,
 * and would be refused. Who may publish is the topic's policy.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export const encryptAlerts: PolicyStatement = {
  sid: "EncryptAlerts",
  actions: ["kms:Decrypt", "kms:GenerateDataKey"],
  resources: ["*"],
  principals,
};

/** An encrypted topic for people, to which only the given rules publish. */
export class AlertTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: AlertTopicProps) {
    super(scope, id);

    const key = new EncryptionKey(this, "key", {
      alias: props.name,
      description: "Alerts of the organization",
      accountId: props.accountId,
      statements: [encryptAlerts],
    });
    const topic = new SnsTopic(this, "Default", { name: props.name, kmsMasterKeyId: key.arn });
    const policy = new DataAwsIamPolicyDocument(this, "publishers", {
      statement: [
        {
          sid: "PublishAlerts",
          actions: ["sns:Publish"],
          resources: [topic.arn],
          principals,
          condition: onlyFor(props.accountId, ...props.ruleArns),
        },
      ],
    });
    new SnsTopicPolicy(this, "policy", { arn: topic.arn, policy: policy.json });
    this.arn = topic.arn;
  }
}
