import type { Organization } from "./schema";
import type { Violation } from "./yaml-document";

/**
 * The names of a workload's deployments; `undefined` where the organization has no such workload: policy and waivers may
 * serve several organizations.
 */
export type DeploymentsOf = (workload: string) => readonly string[] | undefined;

export const anyDeployment: DeploymentsOf = () => undefined;

export function deploymentsOf(organization: Organization | undefined): DeploymentsOf {
  return (workload) =>
    organization?.workloads.find(({ name }) => name === workload)?.deployments.map(({ name }) => name);
}

/** A misspelt name would leave the deployment to the workload's verdict, which may be the laxer one, without a word. */
export function unknownDeployment(
  name: string,
  workload: string,
  known: DeploymentsOf,
  path: Violation["path"],
): readonly Violation[] {
  const names = known(workload);
  return names === undefined || names.includes(name)
    ? []
    : [{ path, message: `"${name}" is no deployment of ${workload}: it has ${names.join(", ")}` }];
}
