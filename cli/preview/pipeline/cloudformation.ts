import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { z } from "zod";
import { clientSettings, withRole } from "../aws/account-access";
import { ActionFailed, type ActionOutput, type Execution, type ReadyAction } from "./action";
import { executeChangeSet, replaceChangeSet } from "./change-set";
import { configurationOf } from "./configuration";
import { readOnlyArtifact } from "./read-artifact";

const common = { StackName: z.string(), ChangeSetName: z.string() };
const replace = {
  ...common,
  ActionMode: z.literal("CHANGE_SET_REPLACE"),
  TemplatePath: z.string(),
  RoleArn: z.string(),
  Capabilities: z.string().optional(),
  ParameterOverrides: z.string().optional(),
};
const execute = { ...common, ActionMode: z.literal("CHANGE_SET_EXECUTE") };

const parameterOverrides = z.record(z.string(), z.string());

/**
 * Makes or executes a change set in the target account, as the action's role.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CloudFormation.html
 */
export async function runCloudFormation(action: ReadyAction, execution: Execution): Promise<ActionOutput> {
  if (!action.role_arn) throw new ActionFailed("the action names no role of the target account");
  const client = new CloudFormationClient(clientSettings(await withRole(execution.access, action.role_arn)));
  try {
    if (action.configuration.ActionMode === "CHANGE_SET_EXECUTE") {
      const { StackName, ChangeSetName } = configurationOf(action, execute);
      return { variables: await executeChangeSet(client, StackName, ChangeSetName, execution.signal) };
    }
    const settings = configurationOf(action, replace);
    await replaceChangeSet(
      client,
      {
        stackName: settings.StackName,
        changeSetName: settings.ChangeSetName,
        roleArn: settings.RoleArn,
        capabilities: settings.Capabilities?.split(",") ?? [],
        parameters: parameterOverrides.parse(JSON.parse(settings.ParameterOverrides ?? "{}")),
        template: await template(settings.TemplatePath, action, execution),
      },
      execution.signal,
    );
    return { variables: {} };
  } finally {
    client.destroy();
  }
}

/** `<artifact>::<path>`, as the configuration names it. */
async function template(path: string, action: ReadyAction, { access }: Execution): Promise<string> {
  const [artifact = "", file = ""] = path.split("::");
  if (!action.inputs[artifact])
    throw new ActionFailed(`TemplatePath ${path}: the action has no input artifact ${artifact}`);
  const found = (await readOnlyArtifact(action, access)).find((one) => one.path === file);
  if (!found)
    throw new ActionFailed(`the package holds no ${file}: add the CloudFormation template, or correct "template"`);
  return new TextDecoder().decode(found.bytes);
}
