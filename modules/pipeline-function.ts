import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { Construct } from "constructs";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { decryptEnvironment, writeTraces } from "./access";
import type { AccountContext } from "./account-context";
import { LogGroup } from "./log-group";
import type { PolicyStatement } from "./policy";
import { ServiceRole } from "./service-role";
import { ZipAsset } from "./zip-asset";

export interface PipelineFunctionProps extends AccountContext {
  readonly functionName: string;
  readonly description: string;
  /** The bundle: `index.js` and the JSON it reads from beside itself. */
  readonly files: readonly SourceFile[];
  readonly environment: Readonly<Record<string, string>>;
  readonly memoryMegabytes: number;
  /** Size of `/tmp`: 512 to 10240. */
  readonly temporaryMegabytes: number;
  /** What the function may do besides writing its logs and traces and answering its job. */
  readonly statements: readonly PolicyStatement[];
}

/** CodePipeline waits 20 minutes for a Lambda action's answer, and a function lives 15 at most. */
const timeoutSeconds = 900;

/** A Lambda function that a pipeline invokes as an action. */
export class PipelineFunction extends Construct {
  readonly functionName: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);

    const logGroup = new LogGroup(this, "logs", {
      logGroupName: `/aws/lambda/${props.functionName}`,
      kmsKeyArn: props.kmsKeyArn,
    });
    const role = new ServiceRole(this, "role", {
      roleName: props.functionName,
      service: "lambda.amazonaws.com",
      sourceArns: [`arn:aws:lambda:${props.region}:${props.accountId}:function:${props.functionName}`],
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
      filename: code.path,
      sourceCodeHash: code.digest,
      kmsKeyArn: props.kmsKeyArn,
      memorySize: props.memoryMegabytes,
      ephemeralStorage: { size: props.temporaryMegabytes },
      timeout: timeoutSeconds,
      environment: { variables: { ...props.environment } },
      tracingConfig: { mode: "Active" },
      loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
      dependsOn: [role.policy],
    });
    this.functionName = lambda.functionName;
    this.arn = lambda.arn;
  }
}

/** Jobs have no ARN: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscodepipeline.html */
const answerJob: PolicyStatement = {
  sid: "AnswerPipelineJob",
  actions: ["codepipeline:PutJobSuccessResult", "codepipeline:PutJobFailureResult"],
  resources: ["*"],
};
