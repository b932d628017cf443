import { Codepipeline, type CodepipelineStage, type CodepipelineVariable } from "@cdktf/provider-aws/lib/codepipeline";
import { Construct } from "constructs";
import type { AccountContext } from "./account-context";
import type { PolicyStatement } from "./policy";
import { ServiceRole } from "./service-role";

export interface DeliveryPipelineProps extends AccountContext {
  readonly pipelineName: string;
  readonly artifactBucketName: string;
  readonly stages: readonly CodepipelineStage[];
  /**
   * What a start may set, with what holds otherwise.
   * @default nothing
   */
  readonly variables?: readonly CodepipelineVariable[];
  /** What the pipeline's own role may read, start, invoke and assume. */
  readonly statements: readonly PolicyStatement[];
}

/** A pipeline whose executions wait for each other, so that no later package overtakes one that is being judged. */
export class DeliveryPipeline extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, props: DeliveryPipelineProps) {
    super(scope, id);

    this.arn = `arn:aws:codepipeline:${props.region}:${props.accountId}:${props.pipelineName}`;
    const role = new ServiceRole(this, "role", {
      roleName: props.pipelineName,
      service: "codepipeline.amazonaws.com",
      sourceArns: [this.arn],
      accountId: props.accountId,
      permissionsBoundaryArn: props.permissionsBoundaryArn,
      statements: props.statements,
    });
    new Codepipeline(this, "Default", {
      name: props.pipelineName,
      pipelineType: "V2",
      executionMode: "QUEUED",
      roleArn: role.arn,
      artifactStore: [
        { location: props.artifactBucketName, type: "S3", encryptionKey: { id: props.kmsKeyArn, type: "KMS" } },
      ],
      stage: [...props.stages],
      ...(props.variables && { variable: [...props.variables] }),
      dependsOn: [role.policy],
    });
  }
}
