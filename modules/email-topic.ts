import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SnsTopicSubscription } from "@cdktf/provider-aws/lib/sns-topic-subscription";
import { Construct } from "constructs";

export interface EmailTopicProps {
  readonly name: string;
  readonly kmsKeyArn: string;
  /** Each must confirm once, in a mail that SNS sends: https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html */
  readonly addresses: readonly string[];
}

/** An encrypted topic that mails to people. */
export class EmailTopic extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: EmailTopicProps) {
    super(scope, id);

    const topic = new SnsTopic(this, "Default", { name: props.name, kmsMasterKeyId: props.kmsKeyArn });
    for (const address of props.addresses)
      new SnsTopicSubscription(this, address, { topicArn: topic.arn, protocol: "email", endpoint: address });
    this.arn = topic.arn;
  }
}
