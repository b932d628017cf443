import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import type { Region } from "../config/regions";
import { isOnIn } from "../config/services/regional";
import { sharedNames } from "../config/shared-names";
import { delegatedServices, servicesWithRole, trustedServices } from "../config/trusted-services";
import { AccountSettings } from "../modules/account-settings";
import { DetectiveAdministrator } from "../modules/detective-administrator";
import { Ec2Defaults } from "../modules/ec2-defaults";
import { EventForwarding } from "../modules/event-forwarding";
import { MacieAdministrator } from "../modules/macie-administrator";
import { RegionalAdministrators } from "../modules/regional-administrators";
import { SecurityHub } from "../modules/security-hub";
import { ServiceAdministrators } from "../modules/service-administrators";
import { TrustedAccess } from "../modules/trusted-access";
import { accountSettings } from "./account-settings";
import { AccountStack } from "./account-stack";
import { recordConfiguration } from "./config-recorder";
import { detectionsOf } from "./detections";
import { guardDutyDetector } from "./guardduty-detector";
import { organizationProtection } from "./organization-protection";
import { organizationTrail } from "./organization-trail";

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

    const { organizationId } = facts;
    const names = sharedNames(organization);
    const administratorAccountId = names.accounts.security;
    // Made with Terraform's roles: what the apply role could change would hold no role of the account.
    const permissionsBoundaryArn = names.permissionsBoundaryArn(account.id);
    const home = region === organization.homeRegion;
    const trustedAccess = new TrustedAccess(this, "trusted-access", {
      organizationId,
      servicePrincipals: trustedServices(organization, [region]),
      serviceControlPolicies: home && organization.organizationProtection.attachTo.length > 0,
    });
    const hub = new SecurityHub(this, "security-hub");
    const detectors = guardDutyDetector(this, configuration, account, region);
    let { last } = new RegionalAdministrators(this, "administrator", {
      administratorAccountId,
      dependsOn: [trustedAccess.organization, hub.account, ...detectors],
    });
    const { macie, detective } = organization;
    if (isOnIn(macie, region))
      ({ last } = new MacieAdministrator(this, "macie", { ...macie, administratorAccountId, dependsOn: [last] }));
    if (isOnIn(detective, region))
      ({ last } = new DetectiveAdministrator(this, "detective", { administratorAccountId, dependsOn: [last] }));

    new EventForwarding(this, "forward", {
      name: names.forwardingRule,
      namePrefix: organization.namePrefix,
      accountId: account.id,
      region,
      permissionsBoundaryArn,
      busArn: names.eventBusArn,
      detections: detectionsOf(configuration, account.id, region),
    });

    const settings = accountSettings(configuration, account);
    new Ec2Defaults(this, "ec2-defaults", settings);
    recordConfiguration(this, configuration, account, region);
    if (!home) return;
    new AccountSettings(this, "account-settings", settings);
    new ServiceAdministrators(this, "delegation", {
      administratorAccountId,
      services: delegatedServices,
      withRole: servicesWithRole,
      dependsOn: [last],
    });
    organizationTrail(this, configuration);
    organizationProtection(this, configuration, trustedAccess.organization);
  }
}
