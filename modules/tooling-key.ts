import { Construct } from "constructs";
import { EncryptionKey } from "./encryption-key";
import { accountPrincipal, arnLike, onlyFor, onlyRoles, type PolicyStatement, servicePrincipal } from "./policy";

export interface ToolingKeyProps {
  readonly alias: string;
  readonly workload: string;
  readonly accountId: string;
  readonly region: string;
  readonly organizationId: string;
  /** ARN pattern of the log groups that are encrypted with the key. */
  readonly logGroupArns: string;
  /** The rule whose failed starts are kept in an encrypted queue. */
  readonly triggerRuleArn: string;
  /** Roles of the target accounts that read the artifacts. */
  readonly deployRoleArns: readonly string[];
}

/** The one key of a workload's tooling: artifacts, reports, logs and the queue of failed starts. */
export class ToolingKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ToolingKeyProps) {
    super(scope, id);

    this.arn = new EncryptionKey(this, "Default", {
      alias: props.alias,
      description: `Tooling of the workload ${props.workload}`,
      accountId: props.accountId,
      statements: [encryptLogs(props), encryptFailedStarts(props), decryptArtifacts(props)],
    }).arn;
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html */
function encryptLogs({ region, logGroupArns }: ToolingKeyProps): PolicyStatement {
  return {
    sid: "EncryptLogs",
    actions: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
    resources: ["*"],
    principals: servicePrincipal(`logs.${region}.amazonaws.com`),
    condition: [arnLike("kms:EncryptionContext:aws:logs:arn", logGroupArns)],
  };
}

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html */
function encryptFailedStarts({ accountId, triggerRuleArn }: ToolingKeyProps): PolicyStatement {
  return {
    sid: "EncryptFailedStarts",
    actions: ["kms:GenerateDataKey", "kms:Decrypt"],
    resources: ["*"],
    principals: servicePrincipal("events.amazonaws.com"),
    condition: onlyFor(accountId, triggerRuleArn),
  };
}

function decryptArtifacts({ organizationId, deployRoleArns }: ToolingKeyProps): PolicyStatement {
  return {
    sid: "DecryptArtifacts",
    actions: ["kms:Decrypt", "kms:DescribeKey"],
    resources: ["*"],
    principals: accountPrincipal(...accountsOf(deployRoleArns)),
    condition: onlyRoles(organizationId, ...deployRoleArns),
  };
}

/** The accounts of role ARNs, each once. */
export function accountsOf(roleArns: readonly string[]): string[] {
  return [...new Set(roleArns.map((arn) => arn.split(":")[4] ?? ""))].sort();
}
