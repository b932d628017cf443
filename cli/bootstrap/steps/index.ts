import type { Facts } from "../../../config/facts";
import { accountWithRole } from "../../../config/load";
import type { Organization } from "../../../config/schema";
import { trustedServices } from "../../../config/trusted-services";
import type { BootstrapAws } from "../bootstrap-aws";
import type { Step } from "../step";
import type { RoleTemplates } from "../write-templates";
import { managementRolesStep } from "./management-roles";
import { organizationStep } from "./organization";
import { policyTypeStep } from "./policy-type";
import { stackInstancesStep } from "./stack-instances";
import { stackSetStep } from "./stack-set";
import { stackSetsAccessStep } from "./stack-sets-access";
import { trustedAccessStep } from "./trusted-access";

export interface BootstrapStepsProps {
  readonly organization: Organization;
  readonly facts: Facts | undefined;
  readonly templates: RoleTemplates;
  readonly aws: BootstrapAws;
  readonly signal: AbortSignal;
}

/** All that must exist before the first apply, in the order in which it can be made. */
export function bootstrapSteps({ organization, facts, templates, aws, signal }: BootstrapStepsProps): Step[] {
  const { organizations, cloudFormation } = aws;
  const { homeRegion: region, namePrefix, terraform, accounts } = organization;
  const name = `${namePrefix}-roles`;
  return [
    organizationStep({
      organizations,
      managementAccountId: accountWithRole(organization, "management").id,
      lockedId: facts?.organizationId,
    }),
    ...trustedServices(organization, organization.regions).map((service) => trustedAccessStep(organizations, service)),
    stackSetsAccessStep(cloudFormation, region),
    policyTypeStep(organizations),
    managementRolesStep({ cloudFormation, region, stackName: name, template: templates.management, signal }),
    stackSetStep({ cloudFormation, region, stackSetName: name, template: templates.member, signal }),
    stackInstancesStep({
      cloudFormation,
      organizations,
      region,
      stackSetName: name,
      units: terraform.organizationalUnits,
      knownUnitIds: facts?.organizationalUnits ?? {},
      accountIds: accounts
        .filter(({ role, status }) => role !== "management" && status === "active")
        .map(({ id }) => id),
      signal,
    }),
  ];
}
