import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import { Construct } from "constructs";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { decryptEnvironment, writeTraces } from "./access";
import { detectionSources, settingCalls } from "./detections";
import { FailedEvents } from "./failed-events";
import { codeInPlan, reachesAwsOnly } from "./function-waivers";
import { LogGroup } from "./log-group";
import { PipelineKey } from "./pipeline-key";
import { type PolicyStatement, stringEquals } from "./policy";
import { ServiceRole } from "./service-role";
import { waive } from "./waive";
import { ZipAsset } from "./zip-asset";

export interface BypassFindingsProps {
  /** Name of the function, its role, its rule and its key; begins the names of its queue and alarm. */
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  readonly permissionsBoundaryArn: string;
  /** The organization's bus, to which every account forwards. */
  readonly busName: string;
  readonly files: readonly SourceFile[];
}

/** Ten attempts of one call to Security Hub, each of 15 seconds at most. */
const timeoutSeconds = 180;

/**
 * Turns each forwarded call that goes round a gate into a finding of the security account. What can't be delivered to the
 * function, or fails there three times, is kept in a queue, and an alarm tells of it.
 */
export class BypassFindings extends Construct {
  constructor(scope: Construct, id: string, props: BypassFindingsProps) {
    super(scope, id);

    const { name, accountId, region, busName } = props;
    const ruleArn = `arn:aws:events:${region}:${accountId}:rule/${busName}/${name}`;
    const key = new PipelineKey(this, "key", {
      alias: name,
      description: "Findings of calls that go round a gate",
      accountId,
      region,
      logGroupArns: `arn:aws:logs:${region}:${accountId}:log-group:/aws/lambda/${name}`,
      triggerRuleArn: ruleArn,
      statements: [],
    });
    const failed = new FailedEvents(this, "failed", {
      ruleName: name,
      ruleArn,
      busName,
      accountId,
      kmsKeyArn: key.arn,
      meaning: "A call went round a gate and there is no finding of it",
      remedy: "look into the call, which people were told of",
    });

    const logGroup = new LogGroup(this, "logs", { logGroupName: `/aws/lambda/${name}`, kmsKeyArn: key.arn });
    const role = new ServiceRole(this, "role", {
      roleName: name,
      service: "lambda.amazonaws.com",
      sourceArns: [`arn:aws:lambda:${region}:${accountId}:function:${name}`],
      accountId,
      permissionsBoundaryArn: props.permissionsBoundaryArn,
      statements: [
        logGroup.writeStatement,
        decryptEnvironment(key.arn, region),
        writeTraces,
        importFindings(props),
        ...keepFailures(failed.queueArn, key.arn, region),
      ],
    });
    const code = new ZipAsset(this, "code", { files: props.files });
    const lambda = new LambdaFunction(this, "Default", {
      functionName: name,
      description: "Makes findings of calls that go round a gate",
      role: role.arn,
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      filename: code.path,
      sourceCodeHash: code.digest,
      kmsKeyArn: key.arn,
      memorySize: 256,
      timeout: timeoutSeconds,
      environment: { variables: { GATEHOUSE_ACCOUNT: accountId } },
      tracingConfig: { mode: "Active" },
      loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
      deadLetterConfig: { targetArn: failed.queueArn },
      dependsOn: [role.policy],
    });
    waive(lambda, reachesAwsOnly, codeInPlan, {
      rule: "CKV_AWS_115",
      reason: "A limit would throw findings of an attack away just when there are many; each takes under a second.",
      owner: "platform-team",
      expires: "2027-11-15",
    });
    const rule = new CloudwatchEventRule(this, "rule", {
      name,
      description: "Makes findings of calls that go round a gate, in any account",
      eventBusName: busName,
      eventPattern: JSON.stringify({
        source: detectionSources,
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: { eventName: [{ "anything-but": settingCalls }] },
      }),
    });
    new LambdaPermission(this, "permission", {
      statementId: "ForwardedCalls",
      action: "lambda:InvokeFunction",
      functionName: lambda.functionName,
      principal: "events.amazonaws.com",
      sourceArn: rule.arn,
      sourceAccount: accountId,
    });
    new CloudwatchEventTarget(this, "function", {
      rule: rule.name,
      eventBusName: busName,
      arn: lambda.arn,
      deadLetterConfig: { arn: failed.queueArn },
    });
  }
}

/** Security Hub takes findings for the default product only from the account they name. */
function importFindings({ accountId, region }: BypassFindingsProps): PolicyStatement {
  return {
    sid: "ImportFindings",
    actions: ["securityhub:BatchImportFindings"],
    resources: [`arn:aws:securityhub:${region}:${accountId}:product/${accountId}/default`],
    condition: [stringEquals("securityhub:TargetAccount", accountId)],
  };
}

/** Lambda sends what failed with the function's own role. */
function keepFailures(queueArn: string, keyArn: string, region: string): PolicyStatement[] {
  return [
    { sid: "KeepFailures", actions: ["sqs:SendMessage"], resources: [queueArn] },
    {
      sid: "EncryptFailures",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      resources: [keyArn],
      condition: [stringEquals("kms:ViaService", `sqs.${region}.amazonaws.com`)],
    },
  ];
}
