import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import type { Region } from "../config/regions";
import { sharedNames } from "../config/shared-names";
import { AccountRecorder } from "../modules/account-recorder";
import { AccountSettings } from "../modules/account-settings";
import { ConfigRecorder } from "../modules/config-recorder";
import { Ec2Defaults } from "../modules/ec2-defaults";
import { EventForwarding } from "../modules/event-forwarding";
import { GuardDuty } from "../modules/guardduty";
import { OrganizationTrail } from "../modules/organization-trail";
import { RegionalAdministrators } from "../modules/regional-administrators";
import { SecurityHub } from "../modules/security-hub";
import { ServiceAdministrators } from "../modules/service-administrators";
import { TrustedAccess } from "../modules/trusted-access";
import { accountSettings } from "./account-settings";
import { AccountStack } from "./account-stack";
import { configRecorder } from "./config-recorder";
import { detectionsOf } from "./detections";

export interface OrganizationStackProps {
  readonly configuration: Configuration;
  readonly region: Region;
}

/** Both names are needed: the first aggregates, the second deploys organization rules and packs. */
const delegatedServices = {
  config: "config.amazonaws.com",
  "config-rules": "config-multiaccountsetup.amazonaws.com",
  "access-analyzer": "access-analyzer.amazonaws.com",
};

const trustedServices = [
  ...Object.values(delegatedServices),
  "cloudtrail.amazonaws.com",
  "guardduty.amazonaws.com",
  // Lets GuardDuty's malware scans make their role in the members, on behalf of an administrator.
  "malware-protection.guardduty.amazonaws.com",
  "inspector2.amazonaws.com",
  "securityhub.amazonaws.com",
];

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
      servicePrincipals: trustedServices,
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
      busArn: names.eventBusArn,
      detections: detectionsOf(configuration, account.id, region),
    });

    const settings = accountSettings(configuration, account);
    new Ec2Defaults(this, "ec2-defaults", settings);
    const recorder = configRecorder(configuration, account, region);
    if (region !== organization.homeRegion) {
      new ConfigRecorder(this, "config", recorder);
      return;
    }
    new AccountRecorder(this, "config", recorder);
    new AccountSettings(this, "account-settings", settings);
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
