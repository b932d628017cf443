import { accessAnalyzerSchema } from "./access-analyzer";
import { accountSettingsSchema } from "./account-settings";
import { complianceSchema } from "./compliance";
import { configRecorderSchema } from "./config-recorder";
import { detectiveSchema } from "./detective";
import { guardDutySchema } from "./guardduty";
import { inspectorSchema } from "./inspector";
import { landingZoneSchema } from "./landing-zone";
import { logArchiveSchema } from "./log-archive";
import { macieSchema } from "./macie";
import { organizationProtectionSchema } from "./organization-protection";
import { organizationTrailSchema } from "./organization-trail";
import { securityHubSchema } from "./security-hub";

/** What the organization wants of each service of the security side; each with the defaults of a careful platform team. */
export const servicesShape = {
  landingZone: landingZoneSchema.prefault({}),
  logArchive: logArchiveSchema.prefault({}),
  organizationTrail: organizationTrailSchema.prefault({}),
  organizationProtection: organizationProtectionSchema.prefault({}),
  configRecorder: configRecorderSchema.prefault({}),
  accountSettings: accountSettingsSchema.prefault({}),
  securityHub: securityHubSchema.prefault({}),
  guardDuty: guardDutySchema.prefault({}),
  inspector: inspectorSchema.prefault({}),
  accessAnalyzer: accessAnalyzerSchema.prefault({}),
  macie: macieSchema.prefault({}),
  detective: detectiveSchema.prefault({}),
  compliance: complianceSchema.prefault({}),
};
