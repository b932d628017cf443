import type { Construct } from "constructs";
import { given } from "../config/given";
import { accountWithRole, type Configuration } from "../config/load";
import { isOptIn } from "../config/regions";
import type { LandingZoneBucket } from "../config/services/landing-zone";
import { sharedNames } from "../config/shared-names";
import { adoptBucket } from "../modules/adoption";
import { cloudTrailDelivery } from "../modules/deliveries/cloudtrail";
import { configDelivery } from "../modules/deliveries/config";
import { noDelivery } from "../modules/deliveries/delivery";
import { guardDutyDelivery } from "../modules/deliveries/guardduty";
import { verdictDelivery } from "../modules/deliveries/verdicts";
import { LogArchiveBucket, type LogArchiveBucketProps } from "../modules/log-archive-bucket";
import { AccountStack } from "./account-stack";

export interface LogArchiveStackProps {
  readonly configuration: Configuration;
}

/** Log archive account, home region: where logs, configuration, findings and verdicts end up. */
export class LogArchiveStack extends AccountStack {
  constructor(scope: Construct, id: string, { configuration }: LogArchiveStackProps) {
    const { organization, facts } = configuration;
    const { homeRegion, landingZone, logArchive, namePrefix, regions } = organization;
    const account = accountWithRole(organization, "log-archive");
    super(scope, id, { configuration, account, region: homeRegion });

    const names = sharedNames(organization);
    const { organizationId } = facts;
    const common = (bucketName: string, purpose: string) => ({
      bucketName,
      keyAlias: `${namePrefix}-log-archive-${purpose}`,
      accountId: account.id,
    });

    this.bucketOf(landingZone.logArchive.cloudTrail, "cloudtrail", {
      ...common(names.cloudTrailBucket, "cloudtrail"),
      ...logArchive.cloudTrail,
      content: "Organization trail",
      delivery: cloudTrailDelivery({
        bucketName: names.cloudTrailBucket,
        organizationId,
        managementAccountId: names.accounts.management,
        trailArn: names.trailArn,
      }),
    });
    // Never locked: Config refuses a bucket with Object Lock.
    this.bucketOf(landingZone.logArchive.config, "config", {
      ...common(names.configBucket, "config"),
      retentionDays: logArchive.config.retentionDays,
      transitions: logArchive.config.transitions,
      content: "Histories and snapshots of AWS Config",
      delivery: configDelivery({ bucketName: names.configBucket, organizationId }),
    });
    this.bucketOf(landingZone.logArchive.guardDuty, "guardduty", {
      ...common(names.guardDutyBucket, "guardduty"),
      ...logArchive.guardDuty,
      content: "Findings of GuardDuty",
      delivery: guardDutyDelivery({
        bucketName: names.guardDutyBucket,
        administratorAccountId: names.accounts.security,
        optInRegions: regions.filter(isOptIn),
      }),
    });
    new LogArchiveBucket(this, "history", {
      ...common(names.historyBucket, "history"),
      ...logArchive.history,
      content: "History of findings",
      delivery: noDelivery,
    });
    new LogArchiveBucket(this, "verdicts", {
      ...common(names.verdictBucket, "verdicts"),
      ...logArchive.verdicts,
      content: "Verdicts of the gates",
      delivery: verdictDelivery({
        bucketName: names.verdictBucket,
        region: homeRegion,
        organizationId,
        gateRoleName: names.gateRoles,
      }),
    });
  }

  /** A bucket that a landing zone may have had before; none where it is somebody else's. */
  private bucketOf({ mode, kmsKeyArn }: LandingZoneBucket, id: string, props: LogArchiveBucketProps): void {
    if (mode === "external") return;
    const bucket = new LogArchiveBucket(this, id, { ...props, ...given({ kmsKeyArn }) });
    if (mode === "adopt") adoptBucket(bucket, props.bucketName);
  }
}
