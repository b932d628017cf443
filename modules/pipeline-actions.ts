import type { CodepipelineStage, CodepipelineStageAction } from "@cdktf/provider-aws/lib/codepipeline";

/** Variables that pass from action to action; the action's namespace is the part before the dot. */
export const pipelineVariables = {
  execution: "#{codepipeline.PipelineExecutionId}",
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
  functionName: string,
  parameters: Readonly<Record<string, string>>,
  inputArtifacts: string[] = [],
): CodepipelineStageAction {
  return {
    name,
    namespace: name,
    category: "Invoke",
    owner: "AWS",
    provider: "Lambda",
    version: "1",
    inputArtifacts,
    configuration: { FunctionName: functionName, UserParameters: JSON.stringify(parameters) },
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

/** Waits for a person, seven days at most; https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html */
export function approvalAction(name: string, instructions: string): CodepipelineStageAction {
  return {
    name,
    category: "Approval",
    owner: "AWS",
    provider: "Manual",
    version: "1",
    configuration: { CustomData: instructions },
  };
}

export interface DeploymentTarget {
  /** Name of the deployment, e.g. `staging`. */
  readonly name: string;
  readonly stackName: string;
  /** Path of the CloudFormation template in the package. */
  readonly template: string;
  /** Role of the target account that the pipeline assumes. */
  readonly deployRoleArn: string;
  /** Role of the target account that CloudFormation creates the resources with. */
  readonly cloudFormationRoleArn: string;
  /** The gate's variable that must be PASS; one that the gate did not give fails the stage. */
  readonly verdict: string;
  /** Parameters of the template that the pipeline knows the values of. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The condition of a stage that nothing enters without a PASS of the gate. */
export function onlyAfterPass(verdict: string): NonNullable<CodepipelineStage["beforeEntry"]> {
  return {
    condition: {
      result: "FAIL",
      rule: [
        {
          name: "GateSaysPass",
          ruleTypeId: { category: "Rule", owner: "AWS", provider: "VariableCheck", version: "1" },
          configuration: { Variable: verdict, Operator: "EQ", Value: "PASS" },
        },
      ],
    },
  };
}

/** A change set, then its execution, and only after a PASS of the gate. */
export function deployStage(target: DeploymentTarget): CodepipelineStage {
  const changeSet = {
    owner: "AWS",
    category: "Deploy",
    provider: "CloudFormation",
    version: "1",
    roleArn: target.deployRoleArn,
    inputArtifacts: [sourceArtifact],
  };
  const common = { StackName: target.stackName, ChangeSetName: "gatehouse" };
  return {
    name: `Deploy-${target.name}`,
    beforeEntry: onlyAfterPass(target.verdict),
    action: [
      {
        ...changeSet,
        name: "CreateChangeSet",
        runOrder: 1,
        configuration: {
          ...common,
          ActionMode: "CHANGE_SET_REPLACE",
          RoleArn: target.cloudFormationRoleArn,
          Capabilities: "CAPABILITY_IAM,CAPABILITY_NAMED_IAM",
          TemplatePath: `${sourceArtifact}::${target.template}`,
          ...(Object.keys(target.parameters).length > 0 && { ParameterOverrides: JSON.stringify(target.parameters) }),
        },
      },
      {
        ...changeSet,
        name: "ExecuteChangeSet",
        runOrder: 2,
        configuration: { ...common, ActionMode: "CHANGE_SET_EXECUTE" },
      },
    ],
  };
}
