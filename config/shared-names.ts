import { accountWithRole } from "./load";
import {
  bucketName,
  partition,
  permissionsBoundaryArn,
  permissionsBoundaryName,
  roleArn,
  traceName,
  workloadResourceName,
} from "./names";
import type { Organization } from "./schema";

/** The one key of a source bucket whose new versions are delivered. */
export const sourceKey = "source.zip";

/** Names and ARNs that one stack makes and others use; all computed, so that neither reads the other's state. */
export function sharedNames(organization: Organization) {
  const { namePrefix, homeRegion, landingZone } = organization;
  const management = accountWithRole(organization, "management").id;
  const security = accountWithRole(organization, "security").id;
  const logArchive = accountWithRole(organization, "log-archive").id;
  const deployment = accountWithRole(organization, "deployment").id;
  const inLogArchive = (purpose: string) =>
    bucketName({ namePrefix, accountId: logArchive, region: homeRegion }, purpose);
  const inDeployment = (purpose: string) =>
    bucketName({ namePrefix, accountId: deployment, region: homeRegion }, purpose);
  const trailResources = `${namePrefix}-organization`;
  const trail = landingZone.trail.name ?? trailResources;
  const { cloudTrail, config, guardDuty } = landingZone.logArchive;
  const cloudTrailBucket = cloudTrail.bucket ?? inLogArchive("cloudtrail");
  const configBucket = config.bucket ?? inLogArchive("config");
  const guardDutyBucket = guardDuty.bucket ?? inLogArchive("guardduty");
  const historyBucket = inLogArchive("findings-history");
  const verdictBucket = inLogArchive("verdicts");
  const eventBus = `${namePrefix}-events`;
  return {
    accounts: { management, security, logArchive, deployment },
    /** `state` */
    stateBucket: inDeployment("state"),
    planBucket: inDeployment("plans"),
    approvalBucket: inDeployment("approvals"),
    /** `log-archive` */
    cloudTrailBucket,
    configBucket,
    guardDutyBucket,
    historyBucket,
    verdictBucket,
    /** Those that were there before Gatehouse, under other names. */
    adoptedBuckets: [cloudTrail, config, guardDuty].flatMap(({ mode, bucket }) =>
      mode === "adopt" && bucket !== undefined ? [bucket] : [],
    ),
    /** Every bucket of the log archive but those that somebody else manages. */
    logBuckets: [
      ...(cloudTrail.mode === "external" ? [] : [cloudTrailBucket]),
      ...(config.mode === "external" ? [] : [configBucket]),
      ...(guardDuty.mode === "external" ? [] : [guardDutyBucket]),
      historyBucket,
      verdictBucket,
    ],
    /** Every key of the log archive account in the home region: IAM can name no alias across accounts. */
    logArchiveKeys: `arn:${partition}:kms:${homeRegion}:${logArchive}:key/*`,
    /** `organization-<home region>` */
    trail,
    /** What belongs to the trail, which may have been there before under another name. */
    trailResources,
    protectionPolicy: `${namePrefix}-protection`,
    trailArn: landingZone.trail.arn ?? `arn:${partition}:cloudtrail:${homeRegion}:${management}:trail/${trail}`,
    /** `security-services-<home region>` */
    eventBus,
    eventBusArn: `arn:${partition}:events:${homeRegion}:${security}:event-bus/${eventBus}`,
    /** `member-<account>-<region>` */
    accessLogBucket: (accountId: string, region: string) =>
      bucketName({ namePrefix, accountId, region }, "access-logs"),
    databaseBucket: (accountId: string, region: string) => bucketName({ namePrefix, accountId, region }, "databases"),
    databaseKeyAlias: `${namePrefix}-databases`,
    /** With the region, because the names of roles are the whole account's. */
    databaseMirror: (region: string) => `${namePrefix}-databases-${region}`,
    forwardingRule: `${namePrefix}-forward`,
    permissionsBoundaryName: permissionsBoundaryName(namePrefix),
    permissionsBoundaryArn: (accountId: string) => permissionsBoundaryArn(namePrefix, accountId),
    /** `security-services-<home region>` */
    bypassFunction: `${namePrefix}-bypass`,
    /** `tooling-<workload>`: roles of the gates, whatever the workload. */
    gateRoles: `${namePrefix}-*-gate`,
    workload: (name: string) => {
      const resource = (purpose: string) => workloadResourceName(namePrefix, name, purpose);
      return {
        pipeline: resource("pipeline"),
        uploadRole: resource("upload"),
        startRule: resource("start"),
        pipelineRole: resource("pipeline"),
        contactTopic: resource("contacts"),
        approvalTopic: (deployment: string) => resource(`approve-${deployment}`),
        deployRole: resource("deploy"),
        imageRepository: resource("image"),
        imageRepositoryArn: (accountId: string, region: string) =>
          `arn:${partition}:ecr:${region}:${accountId}:repository/${resource("image")}`,
        cloudFormationRole: resource("cloudformation"),
        deployRoleArn: (accountId: string) => roleArn(accountId, resource("deploy")),
        cloudFormationRoleArn: (accountId: string) => roleArn(accountId, resource("cloudformation")),
        bucket: (accountId: string, region: string, purpose: string) =>
          bucketName({ namePrefix, accountId, region }, `${name}-${purpose}`),
        /** `member-<account>-<region>` of a deployment. */
        trace: (deployment: string) => traceName(namePrefix, name, deployment),
        deploymentRule: (deployment: string) => workloadResourceName(namePrefix, `forward-${name}`, deployment),
      };
    },
  };
}
