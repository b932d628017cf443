import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import type { Region } from "../config/regions";
import { sharedNames } from "../config/shared-names";
import { BypassFindings } from "../modules/bypass-findings";
import { ConfigAggregator } from "../modules/config-aggregator";
import { EventBus } from "../modules/event-bus";
import { OrganizationAlerts } from "../modules/organization-alerts";
import { OrganizationDashboard } from "../modules/organization-dashboard";
import { AccountStack } from "./account-stack";
import { detectionServices } from "./detection-services";
import { lambdaBundle } from "./lambda-bundle";
import { configureSecurityHub } from "./security-hub";

export interface SecurityServicesStackProps {
  readonly configuration: Configuration;
  readonly region: Region;
}

/** Security account, one region: the organization's services as their administrator; in the home region the one view. */
export class SecurityServicesStack extends AccountStack {
  constructor(scope: Construct, id: string, { configuration, region }: SecurityServicesStackProps) {
    const { organization, facts } = configuration;
    const account = accountWithRole(organization, "security");
    super(scope, id, { configuration, account, region });

    detectionServices(this, configuration, region);
    configureSecurityHub(this, configuration, region);
    if (region !== organization.homeRegion) return;

    const { namePrefix, regions } = organization;
    const names = sharedNames(organization);
    new ConfigAggregator(this, "config", {
      name: `${namePrefix}-config-aggregator`,
      accountId: account.id,
      region,
      regions,
      permissionsBoundaryArn: names.permissionsBoundaryArn(account.id),
    });
    const bus = new EventBus(this, "events", {
      busName: names.eventBus,
      organizationId: facts.organizationId,
      forwarderRoleName: `${names.forwardingRule}-*`,
    });
    new BypassFindings(this, "bypass", {
      name: names.bypassFunction,
      accountId: account.id,
      region,
      permissionsBoundaryArn: names.permissionsBoundaryArn(account.id),
      busName: bus.name,
      files: [lambdaBundle("bypass")],
    });
    const alerts = new OrganizationAlerts(this, "alerts", {
      namePrefix,
      accountId: account.id,
      region,
      busName: bus.name,
    });
    new OrganizationDashboard(this, "dashboard", {
      name: `${namePrefix}-organization`,
      region,
      findingsRule: alerts.findingsRule,
      protectionsRule: alerts.protectionsRule,
      eventBusName: names.eventBus,
    });
  }
}
