import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { LambdaAlias } from "@cdktf/provider-aws/lib/lambda-alias";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Construct } from "constructs";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { decryptEnvironment, writeTraces } from "./access";
import type { AccountContext } from "./account-context";
import { codeInPlan, reachesAwsOnly } from "./function-waivers";
import { LogGroup } from "./log-group";
import type { PolicyStatement } from "./policy";
import { ServiceRole } from "./service-role";
import { type CodeSigning, SignedCode } from "./signed-code";
import { waive } from "./waive";
import { ZipAsset } from "./zip-asset";

/** What all functions of one workload share. */
export interface FunctionContext extends AccountContext {
  /**
   * Concurrency that no other function of the account can take, and that each of these can't exceed.
   * @default the account's, shared by all
   */
  readonly reservedConcurrency?: number;
  /**
   * Who signs the code.
   * @default nobody: the digest of each zip is part of the plan that is reviewed
   */
  readonly codeSigning?: CodeSigning;
}

export interface PipelineFunctionProps extends FunctionContext {
  readonly functionName: string;
  readonly description: string;
  /** The bundle: `index.js` and the JSON it reads from beside itself. */
  readonly files: readonly SourceFile[];
  /** @default none */
  readonly environment?: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  /** Size of `/tmp`: 512 to 10240. */
  readonly temporaryMegabytes: number;
  /** What the function may do besides writing its logs and traces and answering its job. */
  readonly statements: readonly PolicyStatement[];
}

/** CodePipeline waits 20 minutes for a Lambda action's answer, and a function lives 15 at most. */
const timeoutSeconds = 900;

/**
 * How a function is invoked: by an alias of its newest published version. `$LATEST` may be half of an update, new code with
 * the old environment, and nobody may invoke it.
 */
export interface LiveFunction {
  /** `<function>:live`, which Lambda takes wherever it takes a function's name. */
  readonly qualifiedName: string;
  /** Of the alias. */
  readonly arn: string;
}

/** A Lambda function that a pipeline invokes as an action, with an alarm for an invocation that ends in an error. */
export class PipelineFunction extends Construct {
  readonly functionName: string;
  readonly alias: LambdaAlias;
  readonly live: LiveFunction;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);

    const functionArn = `arn:aws:lambda:${props.region}:${props.accountId}:function:${props.functionName}`;
    const logGroup = new LogGroup(this, "logs", {
      logGroupName: `/aws/lambda/${props.functionName}`,
      kmsKeyArn: props.kmsKeyArn,
    });
    const role = new ServiceRole(this, "role", {
      roleName: props.functionName,
      service: "lambda.amazonaws.com",
      // A published version has an ARN of its own.
      sourceArns: [functionArn, `${functionArn}:*`],
      accountId: props.accountId,
      permissionsBoundaryArn: props.permissionsBoundaryArn,
      statements: [
        logGroup.writeStatement,
        decryptEnvironment(props.kmsKeyArn, props.region),
        answerJob,
        writeTraces,
        ...props.statements,
      ],
    });
    const code = new ZipAsset(this, "code", { files: props.files });
    const lambda = new LambdaFunction(this, "Default", {
      functionName: props.functionName,
      description: props.description,
      role: role.arn,
      runtime: "nodejs22.x",
      architectures: ["arm64"],
      handler: "index.handler",
      ...codeOf(this, props, code),
      sourceCodeHash: code.digest,
      memorySize: props.memoryMegabytes,
      ephemeralStorage: { size: props.temporaryMegabytes },
      timeout: timeoutSeconds,
      publish: true,
      ...(props.reservedConcurrency !== undefined && { reservedConcurrentExecutions: props.reservedConcurrency }),
      // Lambda forgets an empty environment and a key without one, so every plan would publish another version.
      ...(props.environment && { environment: { variables: { ...props.environment } }, kmsKeyArn: props.kmsKeyArn }),
      tracingConfig: { mode: "Active" },
      loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
      dependsOn: [role.policy],
    });
    waiveChecks(lambda, props);
    this.alias = new LambdaAlias(this, "live", {
      name: "live",
      description: "The newest published version",
      functionName: lambda.functionName,
      functionVersion: lambda.version,
    });
    // An answer is an answer, PASS, BLOCK or a failed job; an error is a job that nobody answers for twenty minutes.
    new CloudwatchMetricAlarm(this, "errors", {
      alarmName: `${props.functionName}-errors`,
      alarmDescription: `${props.description}: an invocation ended without an answer`,
      namespace: "AWS/Lambda",
      metricName: "Errors",
      dimensions: { FunctionName: lambda.functionName },
      statistic: "Sum",
      period: 300,
      evaluationPeriods: 1,
      threshold: 0,
      comparisonOperator: "GreaterThanThreshold",
      treatMissingData: "notBreaching",
    });
    this.functionName = lambda.functionName;
    this.live = { qualifiedName: `${this.alias.functionName}:${this.alias.name}`, arn: this.alias.arn };
  }
}

function waiveChecks(lambda: LambdaFunction, { reservedConcurrency, codeSigning }: PipelineFunctionProps): void {
  waive(lambda, reachesAwsOnly, {
    rule: "CKV_AWS_116",
    reason:
      "A job's event holds credentials, which no queue should keep, and a job that was queued could not be answered any more; an alarm tells of each function that ends in an error, and of schedules that bring no run.",
    owner: "platform-team",
    expires: "2027-11-15",
  });
  if (codeSigning === undefined) waive(lambda, codeInPlan);
  if (reservedConcurrency === undefined)
    waive(lambda, {
      rule: "CKV_AWS_115",
      reason:
        "A reservation takes its share from all other functions of the account, and a new account's quota is too small for any; it is the workload's setting (reservedConcurrency), not a default.",
      owner: "platform-team",
      expires: "2027-11-15",
    });
}

/** The zip beside the Terraform, or the signed one that is made of it. */
function codeOf(scope: Construct, { functionName, codeSigning }: PipelineFunctionProps, code: ZipAsset) {
  if (!codeSigning) return { filename: code.path };
  const { s3Bucket, s3Key, configArn } = new SignedCode(scope, "signed", { ...codeSigning, functionName, code });
  return { s3Bucket, s3Key, codeSigningConfigArn: configArn };
}

/** Jobs have no ARN: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodepipeline.html */
const answerJob: PolicyStatement = {
  sid: "AnswerPipelineJob",
  actions: ["codepipeline:PutJobSuccessResult", "codepipeline:PutJobFailureResult"],
  resources: ["*"],
};
