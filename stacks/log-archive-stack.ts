import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import { isOptIn } from "../config/regions";
import { sharedNames } from "../config/shared-names";
import { madeBeforeAccessLogs } from "../modules/bucket-waivers";
import { cloudTrailDelivery } from "../modules/deliveries/cloudtrail";
import { configDelivery } from "../modules/deliveries/config";
import { guardDutyDelivery } from "../modules/deliveries/guardduty";
import { verdictDelivery } from "../modules/deliveries/verdicts";
import { LogArchiveKey } from "../modules/log-archive-key";
import { LogBucket } from "../modules/log-bucket";
import { AccountStack } from "./account-stack";

export interface LogArchiveStackProps {
  readonly configuration: Configuration;
}

/** What an auditor asks for: one year locked, seven kept. */
const lockDays = 365;
const retentionDays = 2555;

/** Log archive account, home region: where logs, configuration, findings and verdicts end up. */
export class LogArchiveStack extends AccountStack {
  constructor(scope: Construct, id: string, { configuration }: LogArchiveStackProps) {
    const { organization, facts } = configuration;
    const { homeRegion, namePrefix } = organization;
    const account = accountWithRole(organization, "log-archive");
    super(scope, id, { configuration, account, region: homeRegion });

    const names = sharedNames(organization);
    const { organizationId } = facts;
    const administratorAccountId = names.accounts.security;
    const optInRegions = organization.regions.filter(isOptIn);
    const key = new LogArchiveKey(this, "key", {
      alias: `${namePrefix}-log-archive`,
      accountId: account.id,
      region: homeRegion,
      organizationId,
      administratorAccountId,
      gateRoleName: names.gateRoles,
      optInRegions,
    });
    const common = { kmsKeyArn: key.arn, retentionDays, waivers: [madeBeforeAccessLogs] };

    new LogBucket(this, "cloudtrail", {
      ...common,
      bucketName: names.cloudTrailBucket,
      lockDays,
      statements: cloudTrailDelivery({
        bucketName: names.cloudTrailBucket,
        organizationId,
        managementAccountId: names.accounts.management,
        trailArn: names.trailArn,
      }),
    });
    // Never locked: Config refuses a bucket with Object Lock.
    new LogBucket(this, "config", {
      ...common,
      bucketName: names.configBucket,
      statements: configDelivery({ bucketName: names.configBucket, organizationId }),
    });
    new LogBucket(this, "guardduty", {
      ...common,
      bucketName: names.guardDutyBucket,
      statements: guardDutyDelivery({ bucketName: names.guardDutyBucket, administratorAccountId, optInRegions }),
    });
    new LogBucket(this, "history", { ...common, bucketName: names.historyBucket });
    new LogBucket(this, "verdicts", {
      ...common,
      bucketName: names.verdictBucket,
      lockDays,
      statements: verdictDelivery({
        bucketName: names.verdictBucket,
        organizationId,
        gateRoleName: names.gateRoles,
      }),
    });
  }
}
