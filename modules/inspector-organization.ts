import { Inspector2Enabler } from "@cdktf/provider-aws/lib/inspector2-enabler";
import { Inspector2OrganizationConfiguration } from "@cdktf/provider-aws/lib/inspector2-organization-configuration";
import { Construct } from "constructs";

export interface InspectorOrganizationProps {
  readonly administratorAccountId: string;
}

/** Real accounts need longer than the provider's five minutes. */
const timeout = "30m";

/** Inspector for the administrator itself and, automatically, for every account that joins. */
export class InspectorOrganization extends Construct {
  constructor(scope: Construct, id: string, props: InspectorOrganizationProps) {
    super(scope, id);

    const administrator = new Inspector2Enabler(this, "administrator", {
      accountIds: [props.administratorAccountId],
      resourceTypes: ["EC2", "ECR", "LAMBDA"],
      timeouts: { create: timeout, update: timeout, delete: timeout },
    });
    new Inspector2OrganizationConfiguration(this, "Default", {
      autoEnable: { ec2: true, ecr: true, lambda: true, lambdaCode: false },
      timeouts: { create: timeout, update: timeout, delete: timeout },
      dependsOn: [administrator],
    });
  }
}
