import type { CodepipelineStageAction } from "@cdktf/provider-aws/lib/codepipeline";
import type { LiveFunction } from "./pipeline-function";

/** Variables that pass from action to action; the action's namespace is the part before the dot. */
export const pipelineVariables = {
  execution: "#{codepipeline.PipelineExecutionId}",
  /** Whether the execution delivers (`modeVariable`). */
  mode: "#{variables.mode}",
  objectVersion: "#{Source.VersionId}",
  sourceDigest: "#{Fingerprint.sourceDigest}",
  verdict: "#{Gate.verdict}",
  /** PASS when the workload or one of the deployments that are judged apart has a PASS. */
  anyVerdict: "#{Gate.anyVerdict}",
  /** The image tar that was scanned. */
  imageSha256: "#{Gate.imageSha256}",
  /** Address of the published image, by digest. */
  imageUri: "#{Publish.GATEHOUSE_IMAGE_URI}",
} as const;

/** The verdict on one deployment, where the gate judges it by rules of its own. */
export function deploymentVerdict(deployment: string): string {
  return `#{Gate.verdict_${deployment}}`;
}

export const sourceArtifact = "Source";

/** What the keys of a pipeline's artifacts begin with: 20 characters of its name, then of the artifact's. */
export function artifactKeys(pipelineName: string, artifact = ""): string {
  return `${pipelineName.slice(0, 20)}/${artifact.slice(0, 10)}`;
}

/** Holds `image.tar`. CodeBuild names the folder of a second input after it: `CODEBUILD_SRC_DIR_Image`. */
export const imageArtifact = "Image";

/** Holds the Terraform of the source's CDKTF apps: `CODEBUILD_SRC_DIR_Terraform`. */
export const terraformArtifact = "Terraform";

export function sourceAction(name: string, bucketName: string, objectKey: string): CodepipelineStageAction {
  return {
    name,
    namespace: "Source",
    category: "Source",
    owner: "AWS",
    provider: "S3",
    version: "1",
    outputArtifacts: [sourceArtifact],
    configuration: {
      S3Bucket: bucketName,
      S3ObjectKey: objectKey,
      PollForSourceChanges: "false",
      AllowOverrideForS3ObjectKey: "false",
    },
  };
}

/** A Lambda action; its output variables are `#{<name>.<variable>}`. */
export function functionAction(
  name: string,
  lambda: LiveFunction,
  parameters: Readonly<Record<string, string>>,
  inputArtifacts: string[] = [],
): CodepipelineStageAction {
  return { ...invokeAction(name, lambda, parameters, inputArtifacts), namespace: name };
}

/** Fails unless the source artifact still has the digest that was scanned. */
export function compareSourceAction(fingerprint: LiveFunction): CodepipelineStageAction {
  const { objectVersion, sourceDigest: expected } = pipelineVariables;
  return invokeAction("CompareSource", fingerprint, { objectVersion, expected }, [sourceArtifact]);
}

function invokeAction(
  name: string,
  { qualifiedName }: LiveFunction,
  parameters: Readonly<Record<string, string>>,
  inputArtifacts: string[],
): CodepipelineStageAction {
  return {
    name,
    category: "Invoke",
    owner: "AWS",
    provider: "Lambda",
    version: "1",
    inputArtifacts,
    configuration: { FunctionName: qualifiedName, UserParameters: JSON.stringify(parameters) },
  };
}

export interface BuildActionProps {
  readonly name: string;
  readonly projectName: string;
  readonly environment: Readonly<Record<string, string>>;
  /** @default the source artifact */
  readonly inputArtifact?: string;
  /** Artifact that the build gets beside its source. */
  readonly secondArtifact?: string;
  /** @default the build passes nothing on */
  readonly outputArtifact?: string;
  /** What is before the dot in the names of the variables that the buildspec exports. @default it exports none */
  readonly namespace?: string;
}

export function buildAction(props: BuildActionProps): CodepipelineStageAction {
  const { name, projectName, environment, inputArtifact = sourceArtifact, secondArtifact, outputArtifact } = props;
  const { namespace } = props;
  return {
    name,
    ...(namespace !== undefined && { namespace }),
    category: outputArtifact === undefined && namespace === undefined ? "Test" : "Build",
    owner: "AWS",
    provider: "CodeBuild",
    version: "1",
    inputArtifacts: [inputArtifact, ...(secondArtifact === undefined ? [] : [secondArtifact])],
    ...(outputArtifact !== undefined && { outputArtifacts: [outputArtifact] }),
    configuration: {
      ProjectName: projectName,
      ...(secondArtifact !== undefined && { PrimarySource: inputArtifact }),
      EnvironmentVariables: JSON.stringify(
        Object.entries(environment).map(([key, value]) => ({ name: key, value, type: "PLAINTEXT" })),
      ),
    },
  };
}

/** What a person who decides is shown. */
export interface ApprovalProps {
  /** What it is about: 1,000 characters at most, variables among them. */
  readonly instructions: string;
  /** Page to look at first. */
  readonly link?: string;
  /**
   * Topic that is told when a decision is waited for.
   * @default whoever decides finds it in the pipeline
   */
  readonly topicArn?: string;
}

/** Waits for a person, seven days at most; https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html */
export function approvalAction(name: string, { instructions, link, topicArn }: ApprovalProps): CodepipelineStageAction {
  return {
    name,
    category: "Approval",
    owner: "AWS",
    provider: "Manual",
    version: "1",
    configuration: {
      CustomData: instructions,
      ...(link !== undefined && { ExternalEntityLink: link }),
      ...(topicArn !== undefined && { NotificationArn: topicArn }),
    },
  };
}
