import type { CodepipelineStage, CodepipelineStageAction } from "@cdktf/provider-aws/lib/codepipeline";
import { failUnlessPass, skipUnlessDelivering } from "./entry-rules";
import {
  type ApprovalProps,
  approvalAction,
  compareSourceAction,
  functionAction,
  pipelineVariables,
  sourceArtifact,
} from "./pipeline-actions";
import type { LiveFunction } from "./pipeline-function";

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
  /**
   * What a person is shown and asked before the change set is executed.
   * @default nobody is asked
   */
  readonly approval?: ApprovalProps;
}

export const changeSetName = "gatehouse";

/**
 * Two stages. `Admit-<name>` is where a BLOCK ends the execution, `Deploy-<name>` makes a change set and executes it. One
 * stage could not do both: it has one entry condition, and that fails or skips. Each begins by comparing the source with
 * what was scanned, because an execution may wait between them for days while a person decides about the one before it.
 */
function deploymentStages(
  target: DeploymentTarget,
  fingerprint: LiveFunction,
  afterwards: readonly CodepipelineStageAction[],
): CodepipelineStage[] {
  const changeSet = {
    owner: "AWS",
    category: "Deploy",
    provider: "CloudFormation",
    version: "1",
    roleArn: target.deployRoleArn,
    inputArtifacts: [sourceArtifact],
  };
  const common = { StackName: target.stackName, ChangeSetName: changeSetName };
  return [
    {
      name: `Admit-${target.name}`,
      beforeEntry: failUnlessPass(target.verdict),
      action: [compareSourceAction(fingerprint)],
    },
    {
      name: `Deploy-${target.name}`,
      beforeEntry: skipUnlessDelivering(target.verdict),
      action: inOrder([
        compareSourceAction(fingerprint),
        {
          ...changeSet,
          name: "CreateChangeSet",
          configuration: {
            ...common,
            ActionMode: "CHANGE_SET_REPLACE",
            RoleArn: target.cloudFormationRoleArn,
            Capabilities: "CAPABILITY_IAM,CAPABILITY_NAMED_IAM",
            TemplatePath: `${sourceArtifact}::${target.template}`,
            ...(Object.keys(target.parameters).length > 0 && { ParameterOverrides: JSON.stringify(target.parameters) }),
          },
        },
        ...(target.approval ? [approvalAction("Approve", target.approval)] : []),
        {
          ...changeSet,
          name: "ExecuteChangeSet",
          configuration: { ...common, ActionMode: "CHANGE_SET_EXECUTE" },
        },
        ...afterwards,
      ]),
    },
  ];
}

/** The functions that deployments invoke. */
export interface DeploymentFunctions {
  readonly fingerprint: LiveFunction;
  /** Is told what was deployed, once all of it is. */
  readonly remember: LiveFunction;
}

/** The stages of all deployments, one after the other. */
export function deliveries(targets: readonly DeploymentTarget[], functions: DeploymentFunctions): CodepipelineStage[] {
  const { execution, objectVersion, sourceDigest } = pipelineVariables;
  const remember = functionAction("Deployed", functions.remember, { execution, objectVersion, sourceDigest });
  return targets.flatMap((target, index) =>
    deploymentStages(target, functions.fingerprint, index === targets.length - 1 ? [remember] : []),
  );
}

function inOrder(actions: readonly CodepipelineStageAction[]): CodepipelineStageAction[] {
  return actions.map((action, index) => ({ ...action, runOrder: index + 1 }));
}
