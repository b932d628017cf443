import { Construct } from "constructs";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { readObjects, useKeyThroughS3 } from "./access";
import { type FunctionContext, type LiveFunction, PipelineFunction } from "./pipeline-function";

export interface FingerprintFunctionProps extends FunctionContext {
  readonly functionName: string;
  readonly files: readonly SourceFile[];
  readonly artifactBucketArn: string;
}

/** Computes the source digest that scanners, gate and deployments compare. */
export class FingerprintFunction extends Construct {
  readonly live: LiveFunction;

  constructor(scope: Construct, id: string, props: FingerprintFunctionProps) {
    super(scope, id);

    const lambda = new PipelineFunction(this, "Default", {
      ...props,
      description: "Computes the digest of the source that is scanned and deployed",
      // The package is unzipped in memory.
      memoryMegabytes: 2048,
      temporaryMegabytes: 512,
      statements: [
        readObjects("ReadSourceArtifact", props.artifactBucketArn, "*"),
        useKeyThroughS3("DecryptSourceArtifact", props.kmsKeyArn, props.region),
      ],
    });
    this.live = lambda.live;
  }
}
