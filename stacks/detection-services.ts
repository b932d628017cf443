import { DataAwsGuarddutyDetector } from "@cdktf/provider-aws/lib/data-aws-guardduty-detector";
import type { Construct } from "constructs";
import { logArchiveKeyArn } from "../config/facts";
import { given } from "../config/given";
import { accountNamed, type Configuration } from "../config/load";
import type { Region } from "../config/regions";
import type { Organization } from "../config/schema";
import { administeredAccounts } from "../config/services/excluded-accounts";
import { guardDutyFeatures } from "../config/services/guardduty";
import { inspectorResourceTypes } from "../config/services/inspector";
import { isOnIn } from "../config/services/regional";
import { sharedNames } from "../config/shared-names";
import { AccessAnalyzer } from "../modules/access-analyzer";
import { DetectiveOrganization } from "../modules/detective-organization";
import { GuardDutyAdministrator } from "../modules/guardduty-administrator";
import { GuardDutyExport } from "../modules/guardduty-export";
import { GuardDutyFilters } from "../modules/guardduty-filters";
import { GuardDutyOrganization } from "../modules/guardduty-organization";
import { InspectorOrganization } from "../modules/inspector-organization";
import { MacieOrganization } from "../modules/macie-organization";

/** The detection services of one region, as the organization's administrator. */
export function detectionServices(scope: Construct, configuration: Configuration, region: Region): void {
  const { organization } = configuration;
  const { detective, macie } = organization;
  guardDuty(scope, configuration, region);
  inspector(scope, organization, region);
  accessAnalyzers(scope, organization, region);
  if (isOnIn(macie, region))
    new MacieOrganization(scope, "macie", { members: administeredAccounts(organization, macie.excludedAccounts) });
  if (isOnIn(detective, region))
    new DetectiveOrganization(scope, "detective", {
      members: administeredAccounts(organization, detective.excludedAccounts),
    });
}

function guardDuty(scope: Construct, { facts, organization }: Configuration, region: Region): void {
  const settings = organization.guardDuty;
  // Made by security-foundation of the same account and region; its id is AWS's. Features are set only now, because a
  // detector refuses them while it is still being made.
  const detectorId = new DataAwsGuarddutyDetector(scope, "detector").id;
  const features = guardDutyFeatures(settings, region);
  new GuardDutyOrganization(scope, "guardduty", {
    detectorId,
    features,
    autoEnableOrganizationMembers: settings.autoEnableOrganizationMembers,
  });
  new GuardDutyAdministrator(scope, "guardduty-administrator", { detectorId, features });
  new GuardDutyFilters(scope, "guardduty-filter", { detectorId, filters: settings.filters });
  const { kmsKeyArn, prefix } = organization.landingZone.logArchive.guardDuty;
  if (settings.export)
    new GuardDutyExport(scope, "guardduty-export", {
      detectorId,
      bucketName: sharedNames(organization).guardDutyBucket,
      ...given({ prefix }),
      kmsKeyArn: kmsKeyArn ?? logArchiveKeyArn(facts),
    });
}

function inspector(scope: Construct, organization: Organization, region: Region): void {
  const resourceTypes = inspectorResourceTypes(organization.inspector, region);
  if (resourceTypes.length === 0) return;
  new InspectorOrganization(scope, "inspector", {
    administratorAccountId: sharedNames(organization).accounts.security,
    resourceTypes,
    members: administeredAccounts(organization, organization.inspector.excludedAccounts),
  });
}

function accessAnalyzers(scope: Construct, organization: Organization, region: Region): void {
  const { namePrefix, homeRegion, accessAnalyzer } = organization;
  const { externalAccess, unusedAccess } = accessAnalyzer;
  new AccessAnalyzer(scope, "external-access", {
    name: `${namePrefix}-external-access`,
    archiveRules: externalAccess.archiveRules,
  });
  if (region === homeRegion && unusedAccess.enabled)
    new AccessAnalyzer(scope, "unused-access", {
      name: `${namePrefix}-unused-access`,
      archiveRules: unusedAccess.archiveRules,
      unusedAccess: {
        age: unusedAccess.unusedAccessAge,
        excludedAccountIds: unusedAccess.excludedAccounts.map((name) => accountNamed(organization, name).id),
        excludedTags: unusedAccess.excludedTags,
      },
    });
}
