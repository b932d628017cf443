import { DataAwsOrganizationsOrganization } from "@cdktf/provider-aws/lib/data-aws-organizations-organization";
import { Construct } from "constructs";

export interface TrustedAccessProps {
  readonly organizationId: string;
  /** Services that must already be trusted; `gatehouse bootstrap` trusts them. */
  readonly servicePrincipals: readonly string[];
  /** Whether the organization must have service control policies switched on. */
  readonly serviceControlPolicies: boolean;
}

/** Stops a plan whose organization is another one, or lacks what is about to be delegated and attached. */
export class TrustedAccess extends Construct {
  readonly organization: DataAwsOrganizationsOrganization;

  constructor(scope: Construct, id: string, props: TrustedAccessProps) {
    super(scope, id);

    this.organization = new DataAwsOrganizationsOrganization(this, "Default", {
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.id == "${props.organizationId}"}`,
            errorMessage: `the account belongs to another organization than ${props.organizationId}: run "gatehouse facts" and review the change`,
          },
          ...props.servicePrincipals.map((service) => ({
            condition: `\${contains(self.aws_service_access_principals, "${service}")}`,
            errorMessage: `AWS Organizations does not trust ${service} yet: run "gatehouse bootstrap --run", or in the management account "aws organizations enable-aws-service-access --service-principal ${service}"`,
          })),
          ...(props.serviceControlPolicies ? [serviceControlPoliciesAreOn] : []),
        ],
      },
    });
  }
}

const serviceControlPoliciesAreOn = {
  condition: `\${contains(flatten([for root in self.roots : [for type in root.policy_types : type.type if type.status == "ENABLED"]]), "SERVICE_CONTROL_POLICY")}`,
  errorMessage: `service control policies are not enabled in the organization: run "gatehouse bootstrap --run", or in the management account "aws organizations enable-policy-type --policy-type SERVICE_CONTROL_POLICY --root-id" with the root's id`,
};
