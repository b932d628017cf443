import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import type { Region } from "../config/regions";
import { isOnIn } from "../config/services/regional";
import { Macie } from "../modules/macie";
import { ObservabilitySink } from "../modules/observability-sink";
import { SecurityHub } from "../modules/security-hub";
import { AccountStack } from "./account-stack";
import { guardDutyDetector } from "./guardduty-detector";

export interface SecurityFoundationStackProps {
  readonly configuration: Configuration;
  readonly region: Region;
}

/**
 * Security account, one region: what must exist before the account becomes the administrator. Delegation would create a
 * detector and a Macie session by itself, which then had to be imported.
 */
export class SecurityFoundationStack extends AccountStack {
  constructor(scope: Construct, id: string, { configuration, region }: SecurityFoundationStackProps) {
    const { organization, facts } = configuration;
    const account = accountWithRole(organization, "security");
    super(scope, id, { configuration, region, account });

    new SecurityHub(this, "security-hub");
    guardDutyDetector(this, configuration, account, region);
    if (isOnIn(organization.macie, region)) new Macie(this, "macie", organization.macie);
    new ObservabilitySink(this, "observability", {
      name: `${organization.namePrefix}-observability`,
      organizationId: facts.organizationId,
    });
  }
}
