import type { Account, Organization } from "../../config/schema";
import { RefusedError } from "../support/refusal";

/**
 * Makes sure that an account can go.
 * @throws RefusedError when everything rests on it, or a workload uses it: then with what must be done about each
 */
export function checkMayLeave({ name, role }: Account, { workloads }: Organization): void {
  if (role !== "member")
    throw new RefusedError(`${name} is the ${role} account: it never leaves`, [
      `give the role ${role} to another account first, which is a migration of its own`,
    ]);
  const pipelines = workloads
    .filter(({ toolingAccount }) => toolingAccount === name)
    .map(
      (workload) =>
        `workload ${workload.name} has its pipeline there: npx cdktf destroy tooling-${workload.name}, ` +
        "then remove the workload from the file or name another toolingAccount",
    );
  const deployments = workloads.flatMap((workload) =>
    workload.deployments
      .filter(({ account }) => account === name)
      .map(
        (deployment) =>
          `workload ${workload.name} deploys ${deployment.name} there: delete the CloudFormation stack ` +
          `${deployment.stackName}, remove the deployment from the file, npx cdktf deploy tooling-${workload.name}`,
      ),
  );
  const users = [...pipelines, ...deployments];
  if (users.length > 0) throw new RefusedError(`${name} is in use, so it can't leave yet`, users);
}
