import { Construct } from "constructs";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { readObjects, useKeyThroughS3, writeObjects } from "./access";
import type { AccountContext } from "./account-context";
import { type FunctionContext, type LiveFunction, PipelineFunction } from "./pipeline-function";
import type { PolicyStatement } from "./policy";

export interface GateFunctionProps extends FunctionContext {
  readonly functionName: string;
  /** With `policy.json`: a change of the policy is a change of this plan. */
  readonly files: readonly SourceFile[];
  readonly workload: string;
  readonly reportBucketName: string;
  readonly reportBucketArn: string;
  /** The locked bucket of the log archive account. */
  readonly verdictBucketName: string;
  /** Keys of the log archive account in its region; IAM can name no alias across accounts. */
  readonly verdictKeyArns: string;
  readonly verdictRegion: string;
}

/** Decides whether an execution may deploy. It can write a verdict, tell that it did, and nothing else. */
export class GateFunction extends Construct {
  readonly live: LiveFunction;

  constructor(scope: Construct, id: string, props: GateFunctionProps) {
    super(scope, id);

    const { workload, reportBucketArn } = props;
    const reports = `reports/${workload}/*`;
    const lambda = new PipelineFunction(this, "Default", {
      ...props,
      description: `Decides whether an execution of ${workload} may deploy`,
      memoryMegabytes: 1024,
      // Reports and findings of any size are read from the disk.
      temporaryMegabytes: 10_240,
      environment: {
        GATEHOUSE_ACCOUNT: props.accountId,
        GATEHOUSE_WORKLOAD: workload,
        GATEHOUSE_REPORTS_BUCKET: props.reportBucketName,
        GATEHOUSE_VERDICT_BUCKET: props.verdictBucketName,
      },
      statements: [
        readObjects("ReadFindings", reportBucketArn, reports),
        {
          sid: "ListRuns",
          actions: ["s3:ListBucket"],
          resources: [reportBucketArn],
          condition: [{ test: "StringLike", variable: "s3:prefix", values: [reports] }],
        },
        useKeyThroughS3("DecryptFindings", props.kmsKeyArn, props.region),
        writeObjects(
          "WriteVerdict",
          `arn:aws:s3:::${props.verdictBucketName}`,
          `verdicts/${props.accountId}/${workload}/*`,
        ),
        useKeyThroughS3("EncryptVerdict", props.verdictKeyArns, props.verdictRegion),
        tellVerdict(props),
      ],
    });
    this.live = lambda.live;
  }
}

/**
 * Events of the gate alone, on the account's own bus. The key may hold several values, so it has to be there too:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 */
function tellVerdict({ accountId, region }: AccountContext): PolicyStatement {
  const variable = "events:source";
  return {
    sid: "TellVerdict",
    actions: ["events:PutEvents"],
    resources: [`arn:aws:events:${region}:${accountId}:event-bus/default`],
    condition: [
      { test: "ForAllValues:StringEquals", variable, values: ["gatehouse.gate"] },
      { test: "Null", variable, values: ["false"] },
    ],
  };
}
