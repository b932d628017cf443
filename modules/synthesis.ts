import type { CodepipelineStageAction } from "@cdktf/provider-aws/lib/codepipeline";
import { Construct } from "constructs";
import { readObjects, useKeyThroughS3, writeObjects } from "./access";
import type { AccountContext } from "./account-context";
import type { BuildNetwork } from "./build-access";
import { BuildProject } from "./build-project";
import { artifactKeys, buildAction, sourceArtifact, terraformArtifact } from "./pipeline-actions";

export interface SynthesisProps extends AccountContext {
  readonly workload: string;
  readonly projectName: string;
  readonly pipelineName: string;
  readonly buildspec: string;
  readonly artifactBucketArn: string;
  readonly scanConfigurationUri: string;
  readonly scanConfigurationSha256: string;
  /** Image of the account's registry with Node.js. @default CodeBuild's own */
  readonly image?: string;
  /** @default the build reaches the internet */
  readonly network?: BuildNetwork;
}

/**
 * Synthesizes the source's CDKTF apps. That runs code of the workload, so it is a build of its own, apart from every
 * scanner, whose role reads the source, writes what came out and can do nothing else (docs/decisions/0013).
 */
export class Synthesis extends Construct {
  readonly action: CodepipelineStageAction;
  readonly projectArn: string;

  constructor(scope: Construct, id: string, props: SynthesisProps) {
    super(scope, id);

    const keys = (artifact: string) => `${artifactKeys(props.pipelineName, artifact)}/*`;
    const project = new BuildProject(this, "project", {
      ...props,
      description: `Synthesizes the CDKTF apps of ${props.workload}`,
      environment: {
        GATEHOUSE_WORKLOAD: props.workload,
        GATEHOUSE_SCAN_CONFIG: "/tmp/gatehouse-scan-config",
        GATEHOUSE_SCAN_CONFIG_URI: props.scanConfigurationUri,
        GATEHOUSE_SCAN_CONFIG_SHA256: props.scanConfigurationSha256,
        // The buildspec names the same folder for its artifact, where CodeBuild knows no variables.
        GATEHOUSE_TERRAFORM_DIR: "/tmp/gatehouse-terraform",
      },
      statements: [
        readObjects("ReadSource", props.artifactBucketArn, keys(sourceArtifact)),
        readObjects("ReadScanConfiguration", props.artifactBucketArn, "scan-config/*"),
        writeObjects("WriteTerraform", props.artifactBucketArn, keys(terraformArtifact)),
        useKeyThroughS3("UseToolingKey", props.kmsKeyArn, props.region),
      ],
    });
    this.projectArn = project.arn;
    this.action = buildAction({
      name: "Synthesis",
      projectName: project.projectName,
      environment: {},
      outputArtifact: terraformArtifact,
    });
  }
}
