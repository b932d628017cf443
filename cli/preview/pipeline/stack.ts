import {
  type CloudFormationClient,
  DescribeStackEventsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  type Stack,
} from "@aws-sdk/client-cloudformation";

/** `undefined` when there is no such stack: CloudFormation has no error type of its own for that. */
export async function describeStack(client: CloudFormationClient, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks[0];
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
    throw error;
  }
}

/** Logical ids of resources without a physical id: the stand-in says so where it could not make one. */
export async function resourcesWithoutId(client: CloudFormationClient, name: string): Promise<readonly string[]> {
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: name }));
  return StackResources.filter(({ PhysicalResourceId }) => !PhysicalResourceId).map(
    ({ LogicalResourceId, ResourceType }) => `${LogicalResourceId} (${ResourceType})`,
  );
}

/** Why resources failed, a sentence each. */
export async function failedEvents(client: CloudFormationClient, name: string): Promise<readonly string[]> {
  const { StackEvents = [] } = await client.send(new DescribeStackEventsCommand({ StackName: name }));
  return StackEvents.filter(({ ResourceStatus = "" }) => ResourceStatus.endsWith("_FAILED")).map(
    ({ LogicalResourceId, ResourceStatusReason }) => `${LogicalResourceId}: ${ResourceStatusReason}`,
  );
}
