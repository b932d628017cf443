import { Construct } from "constructs";
import { encryptLogs } from "./encrypt-logs";
import { EncryptionKey } from "./encryption-key";
import { onlyFor, type PolicyStatement, servicePrincipal } from "./policy";

export interface PipelineKeyProps {
  readonly alias: string;
  readonly description: string;
  readonly accountId: string;
  readonly region: string;
  /** ARN pattern of the log groups that are encrypted with the key. */
  readonly logGroupArns: string;
  /** The rule whose failed starts are kept in an encrypted queue. */
  readonly triggerRuleArn: string;
  /** Use by other accounts. */
  readonly statements: readonly PolicyStatement[];
}

/** The one key of a pipeline: source, artifacts, reports, ledger, logs and the queue of failed starts. */
export class PipelineKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: PipelineKeyProps) {
    super(scope, id);

    this.arn = new EncryptionKey(this, "Default", {
      ...props,
      statements: [encryptLogs(props.region, props.logGroupArns), encryptFailedStarts(props), ...props.statements],
    }).arn;
  }
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
function encryptFailedStarts({ accountId, triggerRuleArn }: PipelineKeyProps): PolicyStatement {
  return {
    sid: "EncryptFailedStarts",
    actions: ["kms:GenerateDataKey", "kms:Decrypt"],
    resources: ["*"],
    principals: servicePrincipal("events.amazonaws.com"),
    condition: onlyFor(accountId, triggerRuleArn),
  };
}
