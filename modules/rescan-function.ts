import { Construct } from "constructs";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { readObjects, useKeyThroughS3, writeObjects } from "./access";
import { type FunctionContext, type LiveFunction, PipelineFunction } from "./pipeline-function";
import { ScheduledRun } from "./scheduled-run";

export interface RescanFunctionProps extends FunctionContext {
  /** Name of the function, its role, its schedule and the alarm of that. */
  readonly functionName: string;
  readonly files: readonly SourceFile[];
  readonly workload: string;
  readonly pipelineName: string;
  readonly sourceActionName: string;
  readonly sourceBucketName: string;
  readonly sourceBucketArn: string;
  /** The package that is delivered. */
  readonly sourceKey: string;
}

/** Beside the package: what of it was deployed last. */
const deployedKey = "deployed.json";

/**
 * Remembers which version of the package was deployed, and has it scanned again every day: a vulnerability that becomes
 * known tomorrow is in what runs today, although nobody delivers anything. It starts that one pipeline and nothing else, and
 * the gate stands before whatever it starts.
 */
export class RescanFunction extends Construct {
  readonly live: LiveFunction;

  constructor(scope: Construct, id: string, props: RescanFunctionProps) {
    super(scope, id);

    const { accountId, region, workload, functionName, sourceBucketArn } = props;
    const lambda = new PipelineFunction(this, "Default", {
      ...props,
      description: `Has the deployed version of ${workload} scanned again`,
      memoryMegabytes: 512,
      temporaryMegabytes: 512,
      environment: {
        GATEHOUSE_PIPELINE: props.pipelineName,
        GATEHOUSE_SOURCE_ACTION: props.sourceActionName,
        GATEHOUSE_SOURCE_BUCKET: props.sourceBucketName,
        GATEHOUSE_SOURCE_KEY: props.sourceKey,
        GATEHOUSE_DEPLOYED_KEY: deployedKey,
      },
      statements: [
        readObjects("ReadDeployed", sourceBucketArn, deployedKey),
        // Who may not list a bucket is told 403 of an object that is not there, and 403 must stay an error.
        { sid: "SeeWhatIsMissing", actions: ["s3:ListBucket"], resources: [sourceBucketArn] },
        readObjects("SeeNewestSource", sourceBucketArn, props.sourceKey),
        writeObjects("RememberDeployed", sourceBucketArn, deployedKey),
        useKeyThroughS3("UseSourceKey", props.kmsKeyArn, region),
        {
          sid: "StartPipeline",
          actions: ["codepipeline:StartPipelineExecution"],
          resources: [`arn:aws:codepipeline:${region}:${accountId}:${props.pipelineName}`],
        },
      ],
    });
    new ScheduledRun(this, "schedule", {
      accountId,
      name: functionName,
      description: `Scans the deployed version of ${workload} again`,
      every: "day",
      function: lambda,
    });
    this.live = lambda.live;
  }
}
