import type { CodepipelineStage } from "@cdktf/provider-aws/lib/codepipeline";
import { Construct } from "constructs";
import { readObjects, useKeyThroughS3 } from "./access";
import type { AccountContext } from "./account-context";
import { BuildProject, type BuildProjectProps } from "./build-project";
import { skipUnlessDelivering } from "./entry-rules";
import { ImageRepository, pullActions } from "./image-repository";
import { artifactKeys, buildAction, imageArtifact, pipelineVariables } from "./pipeline-actions";

export interface ImagePublishProps extends AccountContext, Pick<BuildProjectProps, "image" | "network"> {
  readonly workload: string;
  readonly projectName: string;
  readonly pipelineName: string;
  readonly buildspec: string;
  readonly repositoryName: string;
  readonly organizationId: string;
  /** Accounts that the workload is deployed to. */
  readonly pullingAccountIds: readonly string[];
  readonly artifactBucketArn: string;
  readonly scanConfigurationUri: string;
  readonly scanConfigurationSha256: string;
  /** The gate's variable that must be PASS. */
  readonly verdict: string;
}

/**
 * Pushes the image tar that was scanned, after the gate and before any deployment. It speaks with the registry itself and
 * starts no container, so that the image build stays the only privileged one; it sees the image and not the source.
 */
export class ImagePublish extends Construct {
  readonly stage: CodepipelineStage;
  readonly projectArn: string;

  constructor(scope: Construct, id: string, props: ImagePublishProps) {
    super(scope, id);

    const { accountId, region, repositoryName, artifactBucketArn } = props;
    const repository = new ImageRepository(this, "repository", props);
    const project = new BuildProject(this, "project", {
      ...props,
      description: `Pushes the scanned container image of ${props.workload}`,
      environment: {
        GATEHOUSE_SCAN_CONFIG: "/tmp/gatehouse-scan-config",
        GATEHOUSE_SCAN_CONFIG_URI: props.scanConfigurationUri,
        GATEHOUSE_SCAN_CONFIG_SHA256: props.scanConfigurationSha256,
        GATEHOUSE_IMAGE_REPOSITORY: `${accountId}.dkr.ecr.${region}.amazonaws.com/${repositoryName}`,
      },
      statements: [
        readObjects("ReadImage", artifactBucketArn, `${artifactKeys(props.pipelineName, imageArtifact)}/*`),
        readObjects("ReadScanConfiguration", artifactBucketArn, "scan-config/*"),
        useKeyThroughS3("UseToolingKey", props.kmsKeyArn, region),
        // A token is for the whole registry.
        { sid: "LogInToRegistry", actions: ["ecr:GetAuthorizationToken"], resources: ["*"] },
        { sid: "PushImage", actions: [...pullActions, ...pushActions].sort(), resources: [repository.arn] },
      ],
    });
    this.projectArn = project.arn;
    this.stage = {
      name: "Publish",
      beforeEntry: skipUnlessDelivering(props.verdict),
      action: [
        buildAction({
          name: "Publish",
          namespace: "Publish",
          projectName: project.projectName,
          inputArtifact: imageArtifact,
          environment: {
            GATEHOUSE_EXECUTION: pipelineVariables.execution,
            GATEHOUSE_IMAGE_SHA256: pipelineVariables.imageSha256,
          },
        }),
      ],
    };
  }
}

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html */
const pushActions = ["ecr:CompleteLayerUpload", "ecr:InitiateLayerUpload", "ecr:PutImage", "ecr:UploadLayerPart"];
