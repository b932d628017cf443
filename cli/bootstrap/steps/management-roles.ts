import {
  type CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  GetTemplateCommand,
  paginateDescribeStackEvents,
  type Stack,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import { CannotError } from "../../support/errors";
import { done, type Step, toDo } from "../step";
import type { RoleTemplate } from "../write-templates";
import { until } from "./until";

export interface ManagementRolesStepProps {
  readonly cloudFormation: CloudFormationClient;
  readonly region: string;
  readonly stackName: string;
  readonly template: RoleTemplate;
  readonly signal: AbortSignal;
}

/** The roles of the management account, which no StackSet of an organization reaches: a stack of its own. */
export function managementRolesStep(props: ManagementRolesStepProps): Step {
  const { cloudFormation, region, stackName, template } = props;
  return {
    name: `stack ${stackName}: roles in the management account`,
    command: `aws cloudformation deploy --region ${region} --stack-name ${stackName} --template-file ${template.file} --capabilities CAPABILITY_NAMED_IAM`,
    find: async () => {
      const stack = await stackNamed(cloudFormation, stackName);
      if (stack === undefined) return toDo("no such stack");
      if (!/^(CREATE|UPDATE)_COMPLETE$/.test(`${stack.StackStatus}`)) return toDo(`it is ${stack.StackStatus}`);
      const { TemplateBody } = await cloudFormation.send(new GetTemplateCommand({ StackName: stackName }));
      return TemplateBody === (await template.text())
        ? done(`${stack.StackStatus}`)
        : toDo("its template is another one");
    },
    perform: async () => {
      const stack = await settledStack(props);
      if (stack?.StackStatus === "ROLLBACK_COMPLETE" || stack?.StackStatus === "ROLLBACK_FAILED")
        throw new CannotError(
          `stack ${stackName} could not be created and is ${stack.StackStatus}: ${await firstFailure(props)}`,
          `mend that, run: aws cloudformation delete-stack --region ${region} --stack-name ${stackName}, and then this again`,
        );
      const content = {
        StackName: stackName,
        TemplateBody: await template.text(),
        Capabilities: ["CAPABILITY_NAMED_IAM" as const],
      };
      await cloudFormation.send(
        stack === undefined
          ? new CreateStackCommand({ ...content, EnableTerminationProtection: true })
          : new UpdateStackCommand(content),
      );
      const after = await settledStack(props);
      if (!/^(CREATE|UPDATE)_COMPLETE$/.test(`${after?.StackStatus}`))
        throw new CannotError(
          `stack ${stackName} is ${after?.StackStatus}: ${await firstFailure(props)}`,
          "mend that and run it again",
        );
    },
  };
}

async function stackNamed(cloudFormation: CloudFormationClient, stackName: string): Promise<Stack | undefined> {
  try {
    return (await cloudFormation.send(new DescribeStacksCommand({ StackName: stackName }))).Stacks?.[0];
  } catch (error) {
    // CloudFormation has no error of its own for it.
    if (error instanceof Error && error.name === "ValidationError" && error.message.includes("does not exist"))
      return undefined;
    throw error;
  }
}

async function settledStack({
  cloudFormation,
  stackName,
  signal,
}: ManagementRolesStepProps): Promise<Stack | undefined> {
  return until(
    () => stackNamed(cloudFormation, stackName),
    (stack) => !stack?.StackStatus?.endsWith("_IN_PROGRESS"),
    signal,
  );
}

/** Why the last change failed: events come newest first, and what failed first is the reason of all others. */
async function firstFailure({ cloudFormation, stackName }: ManagementRolesStepProps): Promise<string> {
  let reason = "CloudFormation names no reason";
  for await (const { StackEvents = [] } of paginateDescribeStackEvents(
    { client: cloudFormation },
    { StackName: stackName },
  ))
    for (const { ResourceStatus, ResourceType, ResourceStatusReason, LogicalResourceId } of StackEvents) {
      if (ResourceStatus?.endsWith("_FAILED")) reason = `${LogicalResourceId}: ${ResourceStatusReason}`;
      const begins = ResourceType === "AWS::CloudFormation::Stack" && ResourceStatus?.endsWith("E_IN_PROGRESS");
      if (begins && !ResourceStatus?.includes("ROLLBACK")) return reason;
    }
  return reason;
}
