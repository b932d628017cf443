import type { Construct } from "constructs";
import { accountNamed, type Configuration } from "../config/load";
import { workloadResourceName } from "../config/names";
import {
  buildspec,
  imageBuildspec,
  imagePublishBuildspec,
  scanConfiguration,
  synthesisBuildspec,
} from "../config/scan-configuration";
import type { Workload } from "../config/schema";
import { sharedNames, sourceKey } from "../config/shared-names";
import { ArtifactBucket } from "../modules/artifact-bucket";
import { madeAgainFromSource, nobodyListens } from "../modules/bucket-waivers";
import { DeliveryNotices } from "../modules/delivery-notices";
import { DeliveryPipeline } from "../modules/delivery-pipeline";
import { deliveries } from "../modules/deployment-stages";
import { EncryptedBucket } from "../modules/encrypted-bucket";
import { modeVariable } from "../modules/entry-rules";
import { ImageBuild } from "../modules/image-build";
import { ImagePublish } from "../modules/image-publish";
import { LedgerTable } from "../modules/ledger-table";
import { functionAction, pipelineVariables, sourceAction, sourceArtifact } from "../modules/pipeline-actions";
import { PipelineKey } from "../modules/pipeline-key";
import { pipelineStatements } from "../modules/pipeline-statements";
import { accountOf, forRoles } from "../modules/policy";
import { ScanConfigurationObject } from "../modules/scan-configuration-object";
import { Scanners } from "../modules/scanners";
import { SourceTrigger } from "../modules/source-trigger";
import { Synthesis } from "../modules/synthesis";
import { WorkloadSource } from "../modules/workload-source";
import { AccountStack } from "./account-stack";
import { pipelineFunctions } from "./pipeline-functions";
import {
  audienceOf,
  buildPlace,
  deploymentTargets,
  publishVerdict,
  scannersOf,
  uploaderOf,
  workloadTags,
} from "./workload";

export interface ToolingStackProps {
  readonly configuration: Configuration;
  readonly workload: Workload;
}

const sourceActionName = "Source";

/** The guarded delivery pipeline of one workload, from the source bucket to CloudFormation in its target accounts. */
export class ToolingStack extends AccountStack {
  constructor(scope: Construct, id: string, props: ToolingStackProps) {
    const { configuration, workload } = props;
    const { organization, facts } = configuration;
    const { namePrefix, homeRegion } = organization;
    const account = accountNamed(organization, workload.toolingAccount);
    const region = workload.region ?? homeRegion;
    super(scope, id, { configuration, account, region, tags: workloadTags(workload) });

    const names = sharedNames(organization);
    const name = (purpose: string) => workloadResourceName(namePrefix, workload.name, purpose);
    const bucket = (purpose: string) => names.workload(workload.name).bucket(account.id, region, purpose);
    const targets = deploymentTargets(configuration, workload);
    const deployRoleArns = targets.map(({ deployRoleArn }) => deployRoleArn);
    const organizationId = facts.organizationId;

    const key = new PipelineKey(this, "key", {
      alias: name("tooling"),
      description: `Tooling of the workload ${workload.name}`,
      accountId: account.id,
      region,
      logGroupArns: `arn:aws:logs:${region}:${account.id}:log-group:/aws/*/${namePrefix}-${workload.name}-*`,
      triggerRuleArn: `arn:aws:events:${region}:${account.id}:rule/${name("start")}`,
      statements: [
        {
          sid: "DecryptArtifacts",
          actions: ["kms:Decrypt", "kms:DescribeKey"],
          resources: ["*"],
          ...forRoles(organizationId, deployRoleArns),
        },
      ],
    });
    const context = {
      accountId: account.id,
      region,
      permissionsBoundaryArn: names.permissionsBoundaryArn(account.id),
      kmsKeyArn: key.arn,
    };
    const bucketProps = { kmsKeyArn: key.arn, accessLogBucketName: names.accessLogBucket(account.id, region) };

    const source = new WorkloadSource(this, "source", {
      ...context,
      ...bucketProps,
      bucketName: bucket("source"),
      objectKey: sourceKey,
      pipelineArn: `arn:aws:codepipeline:${region}:${account.id}:${name("pipeline")}`,
      uploadRoleName: names.workload(workload.name).uploadRole,
      uploader: uploaderOf(configuration, workload),
    });
    const reports = new EncryptedBucket(this, "reports", {
      ...bucketProps,
      bucketName: bucket("reports"),
      expirationDays: 90,
      versionRetentionDays: 7,
      waivers: [nobodyListens, madeAgainFromSource],
    });
    const artifacts = new ArtifactBucket(this, "artifacts", {
      ...bucketProps,
      bucketName: bucket("artifacts"),
      pipelineName: name("pipeline"),
      organizationId,
      deployRoleArns,
    });
    const scanConfigurationObject = new ScanConfigurationObject(this, "scan-config", {
      bucketName: artifacts.name,
      files: scanConfiguration(),
    });

    const ledger = new LedgerTable(this, "ledger", { tableName: name("ledger"), kmsKeyArn: key.arn });
    const pipelineName = name("pipeline");
    const functions = pipelineFunctions(this, {
      ...context,
      configuration,
      workload,
      source: { name: source.bucketName, arn: source.bucketArn },
      reports,
      artifacts,
      ledger,
      pipelineName,
      sourceActionName,
      sourceKey,
    });
    const reportProps = { workload: workload.name, reportBucketName: reports.name, reportBucketArn: reports.arn };
    const databaseBucketName = names.databaseBucket(account.id, region);
    const { inNetwork, inImage, fitting } = buildPlace(workload);
    const scanners = new Scanners(this, "scan", {
      ...context,
      ...inNetwork,
      ...inImage,
      ...reportProps,
      scanners: scannersOf(workload, databaseBucketName).map(({ scanner, ...more }) => ({
        ...more,
        scanner,
        projectName: name(`scan-${scanner}`),
        buildspec: fitting(buildspec(scanner)),
      })),
      artifactBucketName: artifacts.name,
      artifactBucketArn: artifacts.arn,
      pipelineName: name("pipeline"),
      scanConfigurationUri: scanConfigurationObject.uri,
      scanConfigurationSha256: scanConfigurationObject.sha256,
      databaseBucketName,
    });

    const synthesis = new Synthesis(this, "synthesis", {
      ...context,
      ...inNetwork,
      ...inImage,
      workload: workload.name,
      projectName: name("synthesis"),
      pipelineName: name("pipeline"),
      buildspec: fitting(synthesisBuildspec()),
      artifactBucketArn: artifacts.arn,
      scanConfigurationUri: scanConfigurationObject.uri,
      scanConfigurationSha256: scanConfigurationObject.sha256,
    });
    const image =
      workload.image &&
      new ImageBuild(this, "image", {
        ...context,
        ...inNetwork,
        workload: workload.name,
        projectName: name("image"),
        pipelineName: name("pipeline"),
        buildspec: imageBuildspec(),
        dockerfile: workload.image.dockerfile,
        artifactBucketArn: artifacts.arn,
      });

    const publish = workload.image?.publish
      ? new ImagePublish(this, "publish", {
          ...context,
          ...inNetwork,
          ...inImage,
          workload: workload.name,
          projectName: name("publish"),
          pipelineName: name("pipeline"),
          buildspec: fitting(imagePublishBuildspec()),
          repositoryName: names.workload(workload.name).imageRepository,
          organizationId,
          pullingAccountIds: deployRoleArns.map(accountOf),
          artifactBucketArn: artifacts.arn,
          scanConfigurationUri: scanConfigurationObject.uri,
          scanConfigurationSha256: scanConfigurationObject.sha256,
          verdict: publishVerdict(configuration, workload),
        })
      : undefined;

    const audience = audienceOf(organization, workload);
    const notices =
      audience &&
      new DeliveryNotices(this, "notices", {
        ...audience,
        accountId: account.id,
        region,
        keyAlias: name("notices"),
        workload: workload.name,
        pipelineName: name("pipeline"),
        failedRule: name("failed"),
        deployedRule: name("deployed"),
      });

    const { fingerprint, normalizer, waivers, gate, rescan } = functions;
    const { execution, objectVersion, sourceDigest } = pipelineVariables;
    const pipeline = new DeliveryPipeline(this, "pipeline", {
      ...context,
      pipelineName: name("pipeline"),
      artifactBucketName: artifacts.name,
      stages: [
        { name: "Source", action: [sourceAction(sourceActionName, source.bucketName, sourceKey)] },
        {
          name: "Fingerprint",
          action: [functionAction("Fingerprint", fingerprint.live, { objectVersion }, [sourceArtifact])],
        },
        { name: "Build", action: [synthesis.action, ...(image ? [image.action] : [])] },
        scanners.stage,
        {
          name: "Findings",
          action: [
            functionAction("Findings", normalizer.live, { execution, sourceDigest, objectVersion }),
            // Only what was imported can be suppressed.
            { ...functionAction("Waivers", waivers.live, { execution }), runOrder: 2 },
          ],
        },
        {
          name: "Gate",
          action: [functionAction("Gate", gate.live, { execution, sourceDigest, objectVersion })],
        },
        ...(publish ? [publish.stage] : []),
        ...deliveries(targets, { fingerprint: fingerprint.live, remember: rescan.live }),
      ],
      variables: [modeVariable],
      statements: [
        ...pipelineStatements({
          region,
          kmsKeyArn: key.arn,
          sourceBucketArn: source.bucketArn,
          sourceKey,
          artifactBucketArn: artifacts.arn,
          projectArns: [
            synthesis.projectArn,
            ...[image, publish].flatMap((build) => build?.projectArn ?? []),
            ...scanners.projectArns,
          ],
          functionArns: Object.values(functions).map(({ live }) => live.arn),
          deployRoleArns,
        }),
        ...(notices?.statements ?? []),
      ],
    });
    new SourceTrigger(this, "start", {
      ...context,
      name: name("start"),
      bucketName: source.bucketName,
      objectKey: sourceKey,
      pipelineArn: pipeline.arn,
      sourceActionName,
    });
  }
}
