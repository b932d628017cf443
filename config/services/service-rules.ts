import type { Rule } from "../rules/draft";
import { accessAnalyzerRules } from "./access-analyzer";
import { accountSettingsRules } from "./account-settings";
import { complianceRules } from "./compliance";
import { configRecorderRules } from "./config-recorder";
import { detectiveRules } from "./detective";
import { guardDutyRules } from "./guardduty";
import { inspectorRules } from "./inspector";
import { landingZoneRules } from "./landing-zone-rules";
import { logArchiveRules } from "./log-archive";
import { macieRules } from "./macie";
import { organizationProtectionRules } from "./organization-protection";
import { organizationTrailRules } from "./organization-trail";
import { securityHubRules } from "./security-hub";

/** Rules of the services of the security side. */
export const serviceRules: readonly Rule[] = [
  ...landingZoneRules,
  ...logArchiveRules,
  ...organizationTrailRules,
  ...organizationProtectionRules,
  ...configRecorderRules,
  ...accountSettingsRules,
  ...securityHubRules,
  ...guardDutyRules,
  ...inspectorRules,
  ...accessAnalyzerRules,
  ...macieRules,
  ...detectiveRules,
  ...complianceRules,
];
