import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import type { Region } from "../config/regions";
import { sharedNames } from "../config/shared-names";
import { delegatedServices, trustedServices } from "../config/trusted-services";
import { AccountRecorder } from "../modules/account-recorder";
import { ConfigRecorder } from "../modules/config-recorder";
import { EventForwarding } from "../modules/event-forwarding";
import { GuardDuty } from "../modules/guardduty";
import { OrganizationTrail } from "../modules/organization-trail";
import { RegionalAdministrators } from "../modules/regional-administrators";
import { SecurityHub } from "../modules/security-hub";
import { ServiceAdministrators } from "../modules/service-administrators";
import { TrustedAccess } from "../modules/trusted-access";
import { AccountStack } from "./account-stack";
import { detectionsOf } from "./detections";

export interface OrganizationStackProps {
  readonly configuration: Configuration;
  readonly region: Region;
}

/** Management account, one region: its own protections, and the delegation of everything else. */
export class OrganizationStack extends AccountStack {
  constructor(scope: Construct, id: string, { configuration, region }: OrganizationStackProps) {
    const { organization, facts } = configuration;
    const account = accountWithRole(organization, "management");
    super(scope, id, { configuration, account, region });

    const names = sharedNames(organization);
    const administratorAccountId = names.accounts.security;
    const trustedAccess = new TrustedAccess(this, "trusted-access", {
      organizationId: facts.organizationId,
      servicePrincipals: trustedServices(),
    });
    const hub = new SecurityHub(this, "security-hub");
    const guardDuty = new GuardDuty(this, "guardduty", organization.guardDuty);
    const administrators = new RegionalAdministrators(this, "administrator", {
      administratorAccountId,
      dependsOn: [trustedAccess.organization, hub.account, guardDuty.detector],
    });

    new EventForwarding(this, "forward", {
      name: names.forwardingRule,
      namePrefix: organization.namePrefix,
      accountId: account.id,
      region,
      // Made with Terraform's roles: what the apply role could change would hold no role of the account.
      permissionsBoundaryArn: names.permissionsBoundaryArn(account.id),
      busArn: names.eventBusArn,
      detections: detectionsOf(configuration, account.id, region),
    });

    const recorder = { accountId: account.id, deliveryBucketName: names.configBucket };
    if (region !== organization.homeRegion) {
      new ConfigRecorder(this, "config", { ...recorder, recordsGlobalTypes: false });
      return;
    }
    new AccountRecorder(this, "config", recorder);
    new ServiceAdministrators(this, "delegation", {
      administratorAccountId,
      services: delegatedServices,
      dependsOn: [administrators.last],
    });
    new OrganizationTrail(this, "trail", {
      trailName: names.trail,
      managementAccountId: account.id,
      region,
      bucketName: names.cloudTrailBucket,
      readerAccountIds: [names.accounts.logArchive, names.accounts.security],
    });
  }
}
