import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { type AccountAccess, clientSettings, withRole } from "../aws/account-access";
import type { ToolingDefinition } from "../definition/tooling-definition";
import { describeStack } from "../pipeline/stack";

/** A stack of the pipeline's target accounts, as that account shows it after the run. */
export interface Deployment {
  readonly stage: string;
  readonly account: string;
  readonly region: string;
  readonly stackName: string;
  /** `null` when the account has no such stack. */
  readonly status: string | null;
  readonly outputs: Readonly<Record<string, string>>;
}

export function isDeployed({ status }: Deployment): boolean {
  return status === "CREATE_COMPLETE" || status === "UPDATE_COMPLETE";
}

/** Asks every target account; nothing is taken from what the pipeline said of itself. */
export async function readDeployments(
  { pipeline }: ToolingDefinition,
  access: AccountAccess,
): Promise<readonly Deployment[]> {
  const targets = pipeline.stages.flatMap(({ name, action }) =>
    action
      .filter(({ provider, configuration }) => provider === "CloudFormation" && configuration.RoleArn !== undefined)
      .map(({ role_arn = "", configuration }) => ({ stage: name, role_arn, stackName: configuration.StackName ?? "" })),
  );
  return Promise.all(
    targets.map(async ({ stage, role_arn, stackName }) => {
      const target = await withRole(access, role_arn);
      const client = new CloudFormationClient(clientSettings(target));
      try {
        const stack = await describeStack(client, stackName);
        const outputs = (stack?.Outputs ?? []).map(({ OutputKey = "", OutputValue = "" }) => [OutputKey, OutputValue]);
        return {
          stage,
          account: target.account,
          region: target.region,
          stackName,
          status: stack?.StackStatus ?? null,
          outputs: Object.fromEntries(outputs),
        };
      } finally {
        client.destroy();
      }
    }),
  );
}
