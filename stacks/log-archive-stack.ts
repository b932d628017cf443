import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import { sharedNames } from "../config/shared-names";
import { CloudTrailBucket } from "../modules/cloudtrail-bucket";
import { ConfigBucket } from "../modules/config-bucket";
import { EncryptedBucket } from "../modules/encrypted-bucket";
import { GuardDutyExportBucket } from "../modules/guardduty-export-bucket";
import { LogArchiveKey } from "../modules/log-archive-key";
import { VerdictBucket } from "../modules/verdict-bucket";
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
    const key = new LogArchiveKey(this, "key", {
      alias: `${namePrefix}-log-archive`,
      accountId: account.id,
      region: homeRegion,
      organizationId,
      administratorAccountId,
      gateRoleName: names.gateRoles,
    });
    const common = { kmsKeyArn: key.arn, organizationId, retentionDays };

    new CloudTrailBucket(this, "cloudtrail", {
      ...common,
      bucketName: names.cloudTrailBucket,
      managementAccountId: names.accounts.management,
      trailArn: names.trailArn,
      lockDays,
    });
    new ConfigBucket(this, "config", { ...common, bucketName: names.configBucket });
    new GuardDutyExportBucket(this, "guardduty", {
      ...common,
      bucketName: names.guardDutyBucket,
      administratorAccountId,
    });
    new EncryptedBucket(this, "history", {
      kmsKeyArn: key.arn,
      bucketName: names.historyBucket,
      expirationDays: retentionDays,
      versionRetentionDays: retentionDays,
    });
    new VerdictBucket(this, "verdicts", {
      ...common,
      bucketName: names.verdictBucket,
      gateRoleName: names.gateRoles,
      lockDays,
    });
  }
}
