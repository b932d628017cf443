import { setTimeout as sleep } from "node:timers/promises";
import {
  type Capability,
  type CloudFormationClient,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
} from "@aws-sdk/client-cloudformation";
import { ActionFailed } from "./action";
import { describeStack, failedEvents, resourcesWithoutId } from "./stack";

export interface ChangeSet {
  readonly stackName: string;
  readonly changeSetName: string;
  /** Role that CloudFormation makes the resources with. */
  readonly roleArn: string;
  readonly capabilities: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly template: string;
}

const pollMilliseconds = 200;

/** @throws ActionFailed with CloudFormation's reason */
export async function replaceChangeSet(
  client: CloudFormationClient,
  set: ChangeSet,
  signal: AbortSignal,
): Promise<void> {
  const { stackName: StackName, changeSetName: ChangeSetName } = set;
  const stack = await describeStack(client, StackName);
  const exists = stack !== undefined && stack.StackStatus !== "REVIEW_IN_PROGRESS";
  if (stack) await client.send(new DeleteChangeSetCommand({ StackName, ChangeSetName })).catch(() => undefined);
  await client.send(
    new CreateChangeSetCommand({
      StackName,
      ChangeSetName,
      ChangeSetType: exists ? "UPDATE" : "CREATE",
      TemplateBody: set.template,
      RoleARN: set.roleArn,
      Capabilities: set.capabilities as Capability[],
      Parameters: Object.entries(set.parameters).map(([ParameterKey, ParameterValue]) => ({
        ParameterKey,
        ParameterValue,
      })),
    }),
  );
  for (;;) {
    const { Status, StatusReason } = await client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName }));
    if (Status === "CREATE_COMPLETE") return;
    if (Status === "FAILED") throw new ActionFailed(`the change set of ${StackName} failed: ${StatusReason}`);
    await sleep(pollMilliseconds, undefined, { signal });
  }
}

/**
 * @returns the stack's outputs, which are the action's output variables
 * @throws ActionFailed with the reasons of the resources that failed, or when a resource got no physical id
 */
export async function executeChangeSet(
  client: CloudFormationClient,
  stackName: string,
  changeSetName: string,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>>> {
  await client.send(new ExecuteChangeSetCommand({ StackName: stackName, ChangeSetName: changeSetName }));
  for (;;) {
    const stack = await describeStack(client, stackName);
    const status = stack?.StackStatus ?? "missing";
    if (status === "CREATE_COMPLETE" || status === "UPDATE_COMPLETE") {
      const without = await resourcesWithoutId(client, stackName);
      if (without.length > 0)
        throw new ActionFailed(`${stackName} says ${status}, but nothing was made of ${without.join(", ")}`);
      return Object.fromEntries(
        (stack?.Outputs ?? []).map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]),
      );
    }
    if (!status.endsWith("_IN_PROGRESS"))
      throw new ActionFailed(`${stackName} is ${status}: ${(await failedEvents(client, stackName)).join("; ")}`);
    await sleep(pollMilliseconds, undefined, { signal });
  }
}
