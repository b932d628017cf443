import {
  type CloudFormationClient,
  CreateStackInstancesCommand,
  paginateListStackInstances,
  UpdateStackInstancesCommand,
} from "@aws-sdk/client-cloudformation";
import type { OrganizationsClient } from "@aws-sdk/client-organizations";
import { CannotError } from "../../support/errors";
import { done, type Step, toDo } from "../step";
import { rootIdInShell } from "./policy-type";
import { endOf, operationPreferences } from "./stack-set-operation";
import { unitIds } from "./units";

export interface StackInstancesStepProps {
  readonly cloudFormation: CloudFormationClient;
  readonly organizations: OrganizationsClient;
  readonly region: string;
  readonly stackSetName: string;
  /** Paths of the units that are deployed to. */
  readonly units: readonly string[];
  /** Of those that the facts know, for the command line. */
  readonly knownUnitIds: Readonly<Record<string, string>>;
  /** Every active account but the management account. */
  readonly accountIds: readonly string[];
  readonly signal: AbortSignal;
}

/** The roles are in every member. One region is enough for them: IAM knows no regions. */
export function stackInstancesStep(props: StackInstancesStepProps): Step {
  const { cloudFormation, region, stackSetName, units, knownUnitIds, accountIds, signal } = props;
  const idInShell = (path: string) =>
    path === "/" ? rootIdInShell : (knownUnitIds[path] ?? `"<id of ${path.replace(/[^\w/ .-]/g, "?")}>"`);
  return {
    name: `StackSet ${stackSetName}: in every member account`,
    command: `aws cloudformation create-stack-instances --region ${region} --stack-set-name ${stackSetName} --deployment-targets OrganizationalUnitIds=${units.map(idInShell).join(",")} --regions ${region} --operation-preferences FailureTolerancePercentage=100,MaxConcurrentPercentage=100`,
    find: async () => {
      const { current, others } = await instances(props);
      const without = accountIds.filter((id) => !current.includes(id) && !others.includes(id));
      const outdated = accountIds.filter((id) => others.includes(id));
      if (without.length > 0) return toDo(`not in ${without.join(", ")}`);
      if (outdated.length > 0) return toDo(`not up to date in ${outdated.join(", ")}`);
      return done(`in ${accountIds.length} accounts`);
    },
    perform: async () => {
      const target = {
        StackSetName: stackSetName,
        DeploymentTargets: { OrganizationalUnitIds: await unitIds(props.organizations, units) },
        Regions: [region],
        OperationPreferences: operationPreferences,
      };
      const { current, others } = await instances(props);
      const everywhere = accountIds.every((id) => current.includes(id) || others.includes(id));
      const { OperationId } = everywhere
        ? await cloudFormation.send(new UpdateStackInstancesCommand(target))
        : await cloudFormation.send(new CreateStackInstancesCommand(target));
      await endOf({ cloudFormation, stackSetName, signal }, OperationId);
      const after = await instances(props);
      const without = accountIds.filter((id) => !after.current.includes(id));
      if (without.length > 0)
        throw new CannotError(
          `StackSet ${stackSetName} is not in ${without.join(", ")}`,
          `see whether ${without.length === 1 ? "that account is" : "those accounts are"} in the organization, active and below ${units.join(", ")}: aws organizations list-accounts`,
        );
    },
  };
}

/** Accounts that have the newest template, and those where it failed or waits. None where there is no StackSet yet. */
async function instances({ cloudFormation, stackSetName, region }: StackInstancesStepProps) {
  const [current, others]: [string[], string[]] = [[], []];
  try {
    for await (const { Summaries = [] } of paginateListStackInstances(
      { client: cloudFormation },
      { StackSetName: stackSetName, StackInstanceRegion: region },
    ))
      for (const { Account = "", Status } of Summaries) (Status === "CURRENT" ? current : others).push(Account);
  } catch (error) {
    if (!(error instanceof Error && error.name === "StackSetNotFoundException")) throw error;
  }
  return { current, others };
}
