import { DataAwsOrganizationsOrganization } from "@cdktf/provider-aws/lib/data-aws-organizations-organization";
import { Construct } from "constructs";

export interface TrustedAccessProps {
  readonly organizationId: string;
  /** Services that must already be trusted; `gatehouse bootstrap` trusts them. */
  readonly servicePrincipals: readonly string[];
}

/** Stops a plan whose organization is another one, or does not trust the services that are about to be delegated. */
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
            errorMessage: `AWS Organizations does not trust ${service} yet: run "gatehouse bootstrap"`,
          })),
        ],
      },
    });
  }
}
