import { Cloudtrail } from "@cdktf/provider-aws/lib/cloudtrail";
import type { Construct } from "constructs";
import { given } from "../config/given";
import type { Configuration } from "../config/load";
import { sharedNames } from "../config/shared-names";
import { adopt } from "../modules/adoption";
import { OrganizationTrail } from "../modules/organization-trail";

/** The organization trail, made or adopted; none where somebody else's logs everything. */
export function organizationTrail(scope: Construct, { organization, facts }: Configuration): void {
  const { landingZone, homeRegion, organizationTrail: settings } = organization;
  const { mode, kmsKeyArn } = landingZone.trail;
  if (mode === "external") return;

  const names = sharedNames(organization);
  const trail = new OrganizationTrail(scope, "trail", {
    trailName: names.trail,
    resourceName: names.trailResources,
    managementAccountId: names.accounts.management,
    organizationId: facts.organizationId,
    permissionsBoundaryArn: names.permissionsBoundaryArn(names.accounts.management),
    region: homeRegion,
    bucketName: names.cloudTrailBucket,
    ...given({ bucketPrefix: landingZone.logArchive.cloudTrail.prefix, kmsKeyArn }),
    readerAccountIds: [names.accounts.logArchive, names.accounts.security],
    events: {
      ...given(settings.dataEvents),
      // With the trail's own bucket, whoever manages it: a trail that logged its deliveries would never come to an end.
      evidenceBuckets: [
        ...new Set([
          names.stateBucket,
          names.planBucket,
          names.approvalBucket,
          names.cloudTrailBucket,
          ...names.logBuckets,
        ]),
      ],
    },
    insights: settings.insights,
    ...(settings.cloudWatchLogs && { logRetentionDays: settings.cloudWatchLogs.retentionDays }),
  });
  if (mode === "adopt") adopt(trail, { [Cloudtrail.tfResourceType]: names.trailArn });
}
