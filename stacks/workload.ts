import { accountNamed, type Configuration } from "../config/load";
import { oidcAudience, oidcProviderArn, oidcSubject } from "../config/oidc";
import type { Region } from "../config/regions";
import { withoutInstallation } from "../config/scan-configuration";
import type { Account, Deployment, Organization, Workload } from "../config/schema";
import { sharedNames } from "../config/shared-names";
import { deploymentsWithVerdict } from "../lambdas/gate/deployments-with-verdict";
import { locations } from "../lambdas/shared/locations";
import type { DeliveryNoticesProps } from "../modules/delivery-notices";
import { changeSetName, type DeploymentTarget } from "../modules/deployment-stages";
import {
  type ApprovalProps,
  deploymentVerdict,
  imageArtifact,
  pipelineVariables,
  terraformArtifact,
} from "../modules/pipeline-actions";
import type { ScannerProps } from "../modules/scanners";
import type { Uploader } from "../modules/upload-role";

/** Tags of everything in a workload's tooling stack. */
export function workloadTags({ name, owner, costCentre, dataClass }: Workload): Record<string, string> {
  return {
    Workload: name,
    Owner: owner,
    ...(costCentre && { CostCentre: costCentre }),
    ...(dataClass && { DataClass: dataClass }),
  };
}

/** Where a workload is deployed, with the roles that its target accounts' stacks make and the verdict that it waits for. */
export function deploymentTargets(configuration: Configuration, workload: Workload): DeploymentTarget[] {
  const { organization, gatePolicy, waivers } = configuration;
  const names = sharedNames(organization).workload(workload.name);
  const judgedApart = deploymentsWithVerdict(gatePolicy, waivers.waivers, workload.name);
  return workload.deployments.map((deployment) => {
    const { name, account, stackName, template, approval } = deployment;
    const accountId = accountNamed(organization, account).id;
    const isJudgedApart = judgedApart.includes(name);
    return {
      name,
      stackName,
      template,
      deployRoleArn: names.deployRoleArn(accountId),
      cloudFormationRoleArn: names.cloudFormationRoleArn(accountId),
      verdict: isJudgedApart ? deploymentVerdict(name) : pipelineVariables.verdict,
      parameters: workload.image?.publish ? { [workload.image.parameter]: pipelineVariables.imageUri } : {},
      ...(approval && { approval: approvalOf(configuration, workload, deployment, isJudgedApart) }),
    };
  });
}

/** What the publication of a workload's image waits for: that one of its deployments may be made. */
export function publishVerdict({ gatePolicy, waivers }: Configuration, { name }: Workload): string {
  const judgedApart = deploymentsWithVerdict(gatePolicy, waivers.waivers, name);
  return judgedApart.length === 0 ? pipelineVariables.verdict : pipelineVariables.anyVerdict;
}

/** What a person who decides about a deployment is shown: what will change, and why it may. */
function approvalOf(
  { organization }: Configuration,
  workload: Workload,
  { name, account, stackName, approval }: Deployment,
  isJudgedApart: boolean,
): ApprovalProps {
  const names = sharedNames(organization);
  const region = workload.region ?? organization.homeRegion;
  const tooling = accountNamed(organization, workload.toolingAccount).id;
  const { execution, sourceDigest } = pipelineVariables;
  const verdict = locations.verdict(tooling, workload.name, execution, isJudgedApart ? name : undefined);
  const topic = names.workload(workload.name).approvalTopic(name);
  return {
    instructions: [
      `Deploys ${workload.name} to ${name}: change set ${changeSetName} of stack ${stackName} in account ${accountNamed(organization, account).id}, ${region}.`,
      `The gate said PASS: s3://${names.verdictBucket}/${verdict}.`,
      `Source digest ${sourceDigest}.`,
      "The link needs a session in that account.",
    ].join(" "),
    link: `https://${region}.console.aws.amazon.com/cloudformation/home?region=${region}#/stacks/changesets/changes?stackId=${stackName}&changeSetId=${changeSetName}`,
    ...(approval !== true && { topicArn: `arn:aws:sns:${region}:${tooling}:${topic}` }),
  };
}

/** Whom a workload's pipeline tells of what; `undefined` when it names nobody. */
export function audienceOf(
  organization: Organization,
  workload: Workload,
): Pick<DeliveryNoticesProps, "contacts" | "approvals"> | undefined {
  const names = sharedNames(organization).workload(workload.name);
  const { contacts, deployments } = workload;
  const approvals = deployments.flatMap(({ name, approval }) =>
    approval === undefined || approval === true
      ? []
      : [{ topicName: names.approvalTopic(name), addresses: approval.notify }],
  );
  if (contacts.length === 0 && approvals.length === 0) return undefined;
  return { contacts: { topicName: names.contactTopic, addresses: contacts }, approvals };
}

/** Who may upload the workload's packages; `undefined` when the configuration names nobody. */
export function uploaderOf(configuration: Configuration, { source, toolingAccount }: Workload): Uploader | undefined {
  const { organization, facts } = configuration;
  if (source === undefined) return undefined;
  if (source.from === "role") return { roleArn: source.roleArn, organizationId: facts.organizationId };
  const signed = oidcSubject(source);
  const providerArn = oidcProviderArn(accountNamed(organization, toolingAccount).id, signed.issuer);
  return { ...signed, providerArn, audience: oidcAudience };
}

/** The deployments whose CloudFormation stacks are in this account and region. */
export function deploymentsIn(
  { workloads, homeRegion }: Organization,
  account: Account,
  region: Region,
): { readonly workload: Workload; readonly deployment: Workload["deployments"][number] }[] {
  return workloads
    .filter((workload) => (workload.region ?? homeRegion) === region)
    .flatMap((workload) =>
      workload.deployments
        .filter((deployment) => deployment.account === account.name)
        .map((deployment) => ({ workload, deployment })),
    );
}

type ChosenScanner = Pick<ScannerProps, "scanner" | "environment" | "artifact" | "cached">;

/** The scanners every workload has, and its own tests where it has some. Grype scans the image where there is one. */
export function scannersOf({ customTests, image }: Workload, databaseBucketName: string): readonly ChosenScanner[] {
  const database = (scanner: string) => ({
    GATEHOUSE_DATABASE_URI: `s3://${databaseBucketName}/${scanner}/`,
    GATEHOUSE_DATABASE_KIND: "real",
  });
  return [
    { scanner: "bandit", environment: {}, cached: true },
    { scanner: "checkov", environment: {}, artifact: terraformArtifact, cached: true },
    { scanner: "safety", environment: database("safety"), cached: true },
    { scanner: "trivy", environment: database("trivy") },
    { scanner: "grype", environment: database("grype"), ...(image && { artifact: imageArtifact }) },
    ...(customTests
      ? [{ scanner: customTests.report, environment: { GATEHOUSE_TEST_COMMAND: customTests.command } }]
      : []),
  ];
}

/** What all builds of a workload's pipeline run in. */
export function buildPlace({ scanImage, network }: Workload) {
  return {
    inNetwork: { ...(network && { network }) },
    inImage: { ...(scanImage !== undefined && { image: scanImage }) },
    /** The buildspec that fits. */
    fitting: (text: string) => (scanImage === undefined ? text : withoutInstallation(text)),
  };
}
