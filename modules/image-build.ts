import type { CodepipelineStageAction } from "@cdktf/provider-aws/lib/codepipeline";
import { Construct } from "constructs";
import { readObjects, useKeyThroughS3, writeObjects } from "./access";
import type { AccountContext } from "./account-context";
import type { BuildNetwork } from "./build-access";
import { BuildProject } from "./build-project";
import { artifactKeys, buildAction, imageArtifact, sourceArtifact } from "./pipeline-actions";
import { waive } from "./waive";

export interface ImageBuildProps extends AccountContext {
  readonly workload: string;
  readonly projectName: string;
  readonly pipelineName: string;
  readonly buildspec: string;
  /** Path of the Dockerfile in the package. */
  readonly dockerfile: string;
  readonly artifactBucketArn: string;
  /** @default the build reaches the internet */
  readonly network?: BuildNetwork;
}

/** The buildspec names the same folder for its artifact, where CodeBuild knows no variables. */
const imageFolder = "/tmp/gatehouse-image";

/**
 * Builds the workload's image to a tar, which is scanned before anything is pushed. It is the pipeline's only privileged
 * build, because Docker needs it, so it can do nothing else: it reads the source and writes its own artifact.
 */
export class ImageBuild extends Construct {
  readonly action: CodepipelineStageAction;
  readonly projectArn: string;

  constructor(scope: Construct, id: string, props: ImageBuildProps) {
    super(scope, id);

    const keys = (artifact: string) => `${artifactKeys(props.pipelineName, artifact)}/*`;
    const build = new BuildProject(this, "project", {
      ...props,
      description: `Builds the container image of ${props.workload} to a tar`,
      privileged: true,
      environment: {
        GATEHOUSE_WORKLOAD: props.workload,
        GATEHOUSE_DOCKERFILE: props.dockerfile,
        GATEHOUSE_IMAGE_DIR: imageFolder,
      },
      statements: [
        readObjects("ReadSource", props.artifactBucketArn, keys(sourceArtifact)),
        writeObjects("WriteImage", props.artifactBucketArn, keys(imageArtifact)),
        useKeyThroughS3("UseToolingKey", props.kmsKeyArn, props.region),
      ],
    });
    waive(build.project, {
      rule: "CKV_AWS_316",
      reason:
        "Docker builds the workload's image, which needs it; the build's role reads the source, writes the image and can do nothing else.",
      owner: "platform-team",
      expires: "2027-05-15",
    });
    this.projectArn = build.arn;
    this.action = buildAction({
      name: "Image",
      projectName: build.projectName,
      environment: {},
      outputArtifact: imageArtifact,
    });
  }
}
