import {
  type CloudFormationClient,
  CreateStackSetCommand,
  DescribeStackSetCommand,
  type StackSet,
  StackSetNotFoundException,
  UpdateStackSetCommand,
} from "@aws-sdk/client-cloudformation";
import { CannotError } from "../../support/errors";
import { done, type Step, toDo } from "../step";
import type { RoleTemplate } from "../write-templates";
import { endOf, operationPreferences } from "./stack-set-operation";

export interface StackSetStepProps {
  readonly cloudFormation: CloudFormationClient;
  readonly region: string;
  readonly stackSetName: string;
  readonly template: RoleTemplate;
  readonly signal: AbortSignal;
}

/** New accounts get the roles by themselves, and one that leaves the units loses them: nobody here may change it any more. */
const autoDeployment = { Enabled: true, RetainStacksOnAccountRemoval: false };

/** The roles of all members as one template, which AWS deploys with rights of its own: nothing must be there before. */
export function stackSetStep({ cloudFormation, region, stackSetName, template, signal }: StackSetStepProps): Step {
  return {
    name: `StackSet ${stackSetName}: roles for the members`,
    command: `aws cloudformation create-stack-set --region ${region} --stack-set-name ${stackSetName} --template-body file://${template.file} --capabilities CAPABILITY_NAMED_IAM --permission-model SERVICE_MANAGED --auto-deployment Enabled=true,RetainStacksOnAccountRemoval=false`,
    find: async () => {
      const stackSet = await stackSetNamed(cloudFormation, stackSetName);
      if (stackSet === undefined) return toDo("no such StackSet");
      if (stackSet.TemplateBody !== (await template.text())) return toDo("its template is another one");
      if (stackSet.AutoDeployment?.Enabled !== true) return toDo("new accounts do not get it by themselves");
      return done(`${stackSet.Status}`);
    },
    perform: async () => {
      const stackSet = await stackSetNamed(cloudFormation, stackSetName);
      if (stackSet !== undefined && stackSet.PermissionModel !== "SERVICE_MANAGED")
        throw new CannotError(
          `StackSet ${stackSetName} is ${stackSet.PermissionModel}, and that can't be changed`,
          "delete it and run this again",
        );
      const content = {
        StackSetName: stackSetName,
        TemplateBody: await template.text(),
        Capabilities: ["CAPABILITY_NAMED_IAM" as const],
        PermissionModel: "SERVICE_MANAGED" as const,
        AutoDeployment: autoDeployment,
      };
      if (stackSet === undefined) {
        await cloudFormation.send(new CreateStackSetCommand(content));
        return;
      }
      const { OperationId } = await cloudFormation.send(
        new UpdateStackSetCommand({ ...content, OperationPreferences: operationPreferences }),
      );
      await endOf({ cloudFormation, stackSetName, signal }, OperationId);
    },
  };
}

async function stackSetNamed(
  cloudFormation: CloudFormationClient,
  StackSetName: string,
): Promise<StackSet | undefined> {
  try {
    return (await cloudFormation.send(new DescribeStackSetCommand({ StackSetName }))).StackSet;
  } catch (error) {
    if (error instanceof StackSetNotFoundException) return undefined;
    throw error;
  }
}
