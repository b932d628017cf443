import type { Construct } from "constructs";
import { observabilitySinkArn } from "../config/facts";
import { accountNamed, type Configuration } from "../config/load";
import { roleArn } from "../config/names";
import { issuersTrustedBy, oidcAudience } from "../config/oidc";
import type { Region } from "../config/regions";
import type { Account } from "../config/schema";
import { sharedNames } from "../config/shared-names";
import { AccountSettings } from "../modules/account-settings";
import { holdsAccessLogs, onlyS3KeyTakesLogs } from "../modules/bucket-waivers";
import { DatabaseMirror } from "../modules/database-mirror";
import { accessLogDelivery } from "../modules/deliveries/access-logs";
import { DeploymentMonitoring } from "../modules/deployment-monitoring";
import { DeploymentRoles } from "../modules/deployment-roles";
import { Ec2Defaults } from "../modules/ec2-defaults";
import { EventForwarding } from "../modules/event-forwarding";
import { LogBucket } from "../modules/log-bucket";
import { ObservabilityLink } from "../modules/observability-link";
import { OidcProvider } from "../modules/oidc-provider";
import { PermissionsBoundary } from "../modules/permissions-boundary";
import { accountSettings } from "./account-settings";
import { AccountStack } from "./account-stack";
import { recordConfiguration } from "./config-recorder";
import { databaseMirror, holdsPipelines } from "./database-mirror";
import { detectionsOf } from "./detections";
import { deploymentsIn } from "./workload";

export interface MemberStackProps {
  readonly configuration: Configuration;
  readonly account: Account;
  readonly region: Region;
}

/** A member account, one region: what is recorded, shared and forwarded; in the home region also what it has once. */
export class MemberStack extends AccountStack {
  constructor(scope: Construct, id: string, { configuration, account, region }: MemberStackProps) {
    super(scope, id, { configuration, account, region });

    const { organization, facts } = configuration;
    const { homeRegion, namePrefix } = organization;
    const names = sharedNames(organization);
    const accountId = account.id;
    const home = region === homeRegion;
    // Made first: IAM refuses a role whose boundary does not exist yet. The other regions' stacks come after this one.
    const permissionsBoundaryArn = home
      ? new PermissionsBoundary(this, "boundary", {
          policyName: names.permissionsBoundaryName,
          accountId,
          namePrefix,
          organizationId: facts.organizationId,
          terraformRoleNames: [organization.terraform.roleName, organization.terraform.planRoleName],
        }).arn
      : names.permissionsBoundaryArn(accountId);

    const settings = accountSettings(configuration, account);
    new Ec2Defaults(this, "ec2-defaults", settings);
    const bucketName = names.accessLogBucket(accountId, region);
    const accessLogs = new LogBucket(this, "access-logs", {
      bucketName,
      retentionDays: settings.accessLogRetentionDays,
      waivers: [holdsAccessLogs, onlyS3KeyTakesLogs],
      statements: accessLogDelivery({
        bucketName,
        accountId,
        loggedBucketPrefix: `${namePrefix}-${accountId}-${region}-`,
      }),
    });
    const forwarding = new EventForwarding(this, "forward", {
      name: names.forwardingRule,
      namePrefix,
      accountId,
      region,
      permissionsBoundaryArn,
      busArn: names.eventBusArn,
      detections: detectionsOf(configuration, accountId, region),
    });
    for (const { workload, deployment } of deploymentsIn(organization, account, region)) {
      const own = names.workload(workload.name);
      new DeploymentMonitoring(this, `monitor-${workload.name}-${deployment.name}`, {
        accountId,
        region,
        workload: workload.name,
        deployment: deployment.name,
        stackName: deployment.stackName,
        traceName: own.trace(deployment.name),
        ruleName: own.deploymentRule(deployment.name),
        busArn: names.eventBusArn,
        forwardingRoleArn: forwarding.roleArn,
      });
    }
    if (accountId !== names.accounts.security)
      new ObservabilityLink(this, "observability", { sinkArn: observabilitySinkArn(facts, region) });

    if (holdsPipelines(configuration, account, region))
      new DatabaseMirror(this, "databases", {
        ...databaseMirror(configuration, account, region),
        permissionsBoundaryArn,
        accessLogBucketName: accessLogs.name,
      });

    recordConfiguration(this, configuration, account, region);
    if (!home) return;
    new AccountSettings(this, "account-settings", settings);
    for (const issuer of issuersTrustedBy(organization, account))
      new OidcProvider(this, `oidc-${issuer.replace("https://", "").replaceAll(".", "_")}`, {
        issuer,
        audience: oidcAudience,
      });
    for (const workload of organization.workloads) {
      const stackNames = workload.deployments.filter((deployment) => deployment.account === account.name);
      if (stackNames.length === 0) continue;
      const tooling = accountNamed(organization, workload.toolingAccount).id;
      const workloadRegion = workload.region ?? homeRegion;
      const own = names.workload(workload.name);
      new DeploymentRoles(this, `deploy-${workload.name}`, {
        accountId,
        namePrefix,
        region: workloadRegion,
        organizationId: facts.organizationId,
        permissionsBoundaryArn,
        deployRoleName: own.deployRole,
        cloudFormationRoleName: own.cloudFormationRole,
        pipelineRoleArn: roleArn(tooling, own.pipelineRole),
        artifactBucketName: own.bucket(tooling, workloadRegion, "artifacts"),
        stackNames: stackNames.map(({ stackName }) => stackName),
        ...(workload.image?.publish && { imageRepositoryArn: own.imageRepositoryArn(tooling, workloadRegion) }),
      });
    }
  }
}
