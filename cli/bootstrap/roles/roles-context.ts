import { accountWithRole } from "../../../config/load";
import { partition, roleArn, workloadResourceName } from "../../../config/names";
import type { Organization } from "../../../config/schema";
import { sharedNames } from "../../../config/shared-names";

/** What the roles are made for, out of the configuration. */
export interface RolesContext {
  readonly namePrefix: string;
  readonly homeRegion: string;
  readonly organizationId: string;
  readonly applyRoleName: string;
  readonly planRoleName: string;
  readonly breakGlassRoleArns: readonly string[];
  readonly deploymentAccountId: string;
  readonly securityAccountId: string;
  readonly stateBucket: string;
  /** Keys of the deployment account: across accounts IAM can name no alias. */
  readonly stateKeys: string;
  readonly boundaryName: string;
  /** The organization trail's name. */
  readonly trailName: string;
  /** Log buckets that were there before, under names without the prefix. */
  readonly adoptedBuckets: readonly string[];
  /** Roles of Gatehouse's own pipeline, in the deployment account. */
  readonly pipelineRoles: { readonly plan: string; readonly apply: string };
}

export function rolesContext(organization: Organization, organizationId: string): RolesContext {
  const { namePrefix, homeRegion, terraform } = organization;
  const deployment = accountWithRole(organization, "deployment").id;
  const names = sharedNames(organization);
  const pipelineRole = (step: string) => roleArn(deployment, workloadResourceName(namePrefix, "platform", step));
  return {
    namePrefix,
    homeRegion,
    organizationId,
    applyRoleName: terraform.roleName,
    planRoleName: terraform.planRoleName,
    breakGlassRoleArns: terraform.breakGlassRoleArns,
    deploymentAccountId: deployment,
    securityAccountId: names.accounts.security,
    stateBucket: names.stateBucket,
    stateKeys: `arn:${partition}:kms:${homeRegion}:${deployment}:key/*`,
    boundaryName: names.permissionsBoundaryName,
    trailName: names.trail,
    adoptedBuckets: names.adoptedBuckets,
    pipelineRoles: { plan: pipelineRole("plan"), apply: pipelineRole("apply") },
  };
}
