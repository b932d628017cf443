import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { organizationalUnitId } from "../config/facts";
import type { Configuration } from "../config/load";
import { externalParts } from "../config/services/landing-zone";
import { sharedNames } from "../config/shared-names";
import { OrganizationProtection } from "../modules/organization-protection";

/**
 * The protecting policies of the units that the configuration names; none without one.
 * @param trustedAccess what proves that the organization has service control policies
 * @throws MissingFactError when nobody knows the id of a unit
 */
export function organizationProtection(
  scope: Construct,
  { organization, facts }: Configuration,
  trustedAccess: ITerraformDependable,
): void {
  const { attachTo, breakGlassRoles, denyRootUser } = organization.organizationProtection;
  if (attachTo.length === 0) return;

  const { namePrefix, terraform } = organization;
  const names = sharedNames(organization);
  new OrganizationProtection(scope, "protection", {
    policyName: names.protectionPolicy,
    namePrefix,
    boundaryName: names.permissionsBoundaryName,
    terraformRoleName: terraform.roleName,
    planRoleName: terraform.planRoleName,
    breakGlassRoles,
    assumingRoles: terraform.breakGlassRoleArns,
    evidence: [
      // Not the locks, which a plan removes that has come to its end.
      `arn:aws:s3:::${names.stateBucket}/*.tfstate`,
      ...[names.planBucket, names.approvalBucket, ...names.logBuckets].map((name) => `arn:aws:s3:::${name}/*`),
    ],
    adoptedBuckets: names.adoptedBuckets,
    leftToOthers: externalParts(organization),
    denyRootUser,
    targetIds: attachTo.map((path) => organizationalUnitId(facts, path)),
    dependsOn: [trustedAccess],
  });
}
