import { readObjects, useKeyThroughS3, writeObjects } from "./access";
import { keepBuildSettings } from "./build-settings";
import type { PolicyStatement } from "./policy";

export interface PipelineStatementsProps {
  readonly region: string;
  readonly kmsKeyArn: string;
  readonly sourceBucketArn: string;
  readonly sourceKey: string;
  readonly artifactBucketArn: string;
  readonly projectArns: readonly string[];
  readonly functionArns: readonly string[];
  readonly deployRoleArns: readonly string[];
}

/** What a workload's pipeline may do: read its one source, run its own actions, and assume its deployment roles. */
export function pipelineStatements(props: PipelineStatementsProps): PolicyStatement[] {
  return [
    readObjects("ReadSource", props.sourceBucketArn, props.sourceKey),
    {
      sid: "FindSourceVersion",
      actions: ["s3:GetBucketVersioning", "s3:ListBucketVersions"],
      resources: [props.sourceBucketArn],
    },
    readObjects("ReadArtifacts", props.artifactBucketArn, "*"),
    writeObjects("WriteArtifacts", props.artifactBucketArn, "*"),
    useKeyThroughS3("UseToolingKey", props.kmsKeyArn, props.region),
    {
      sid: "RunScanners",
      actions: ["codebuild:StartBuild", "codebuild:BatchGetBuilds"],
      resources: [...props.projectArns],
    },
    ...keepBuildSettings(),
    { sid: "InvokeFunctions", actions: ["lambda:InvokeFunction"], resources: [...props.functionArns] },
    { sid: "Deploy", actions: ["sts:AssumeRole"], resources: [...props.deployRoleArns] },
    // A statement without resources would be refused.
  ].filter(({ resources = [] }) => resources.length > 0);
}
