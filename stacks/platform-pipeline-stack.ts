import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Construct } from "constructs";
import { accountWithRole, type Configuration } from "../config/load";
import { bucketName, workloadResourceName } from "../config/names";
import { projectRoot } from "../config/project-root";
import { sharedNames } from "../config/shared-names";
import { readObjects, useKeyThroughS3, writeObjects } from "../modules/access";
import { madeAgainFromSource, nobodyListens } from "../modules/bucket-waivers";
import { BuildProject } from "../modules/build-project";
import { DeliveryPipeline } from "../modules/delivery-pipeline";
import { EncryptedBucket } from "../modules/encrypted-bucket";
import { approvalAction, artifactKeys, buildAction, sourceAction } from "../modules/pipeline-actions";
import { PipelineKey } from "../modules/pipeline-key";
import { pipelineStatements } from "../modules/pipeline-statements";
import type { PolicyStatement } from "../modules/policy";
import { stringEquals } from "../modules/policy";
import { SourceTrigger } from "../modules/source-trigger";
import { AccountStack } from "./account-stack";

export interface PlatformPipelineStackProps {
  readonly configuration: Configuration;
  /** Image with Node.js, Python and Terraform, by digest. */
  readonly image: string;
}

const sourceKey = "source.zip";
const sourceActionName = "Source";

/** Deployment account, home region: Gatehouse's own changes, from its reviewed source to approved applies. */
export class PlatformPipelineStack extends AccountStack {
  constructor(scope: Construct, id: string, { configuration, image }: PlatformPipelineStackProps) {
    const { organization, facts } = configuration;
    const { homeRegion: region, namePrefix, terraform } = organization;
    const account = accountWithRole(organization, "deployment");
    super(scope, id, { configuration, account, region });

    const names = sharedNames(organization);
    const place = { namePrefix, accountId: account.id, region };
    const name = (purpose: string) => workloadResourceName(namePrefix, "platform", purpose);
    const key = new PipelineKey(this, "key", {
      alias: name("pipeline"),
      description: "Gatehouse's own pipeline",
      accountId: account.id,
      region,
      logGroupArns: `arn:aws:logs:${region}:${account.id}:log-group:/aws/codebuild/${namePrefix}-platform-*`,
      triggerRuleArn: `arn:aws:events:${region}:${account.id}:rule/${name("start")}`,
      statements: [],
    });
    const context = {
      accountId: account.id,
      region,
      permissionsBoundaryArn: names.permissionsBoundaryArn(account.id),
      kmsKeyArn: key.arn,
    };
    const bucketProps = { kmsKeyArn: key.arn, accessLogBucketName: names.accessLogBucket(account.id, region) };
    const source = new EncryptedBucket(this, "source", {
      ...bucketProps,
      bucketName: bucketName(place, "platform-source"),
      lockDays: 30,
      versionRetentionDays: 365,
      waivers: [madeAgainFromSource],
    });
    const artifacts = new EncryptedBucket(this, "artifacts", {
      ...bucketProps,
      bucketName: bucketName(place, "platform-artifacts"),
      // Saved plans hold secrets in clear.
      expirationDays: 14,
      versionRetentionDays: 1,
      waivers: [nobodyListens, madeAgainFromSource],
    });

    const common = [
      readObjects("ReadArtifacts", artifacts.arn, "*"),
      useKeyThroughS3("UsePipelineKey", key.arn, region),
    ];
    /** Only its own artifact: evidence that waits for its approval must stay what it is. */
    const writes = (artifact: string) =>
      writeObjects("WriteArtifact", artifacts.arn, `${artifactKeys(name("pipeline"), artifact)}/*`);
    const project = (step: string, statements: readonly PolicyStatement[]) =>
      new BuildProject(this, step, {
        ...context,
        image,
        projectName: name(step),
        description: `Gatehouse's own pipeline: ${step}`,
        buildspec: readFileSync(join(projectRoot, "stacks/platform-pipeline", `${step}.yml`), "utf8"),
        environment: {},
        statements: [...common, ...statements],
      });
    const synth = project("synth", [writes("Synthesized")]);
    const checkov = project("checkov", []);
    const plan = project("plan", [writes("Evidence"), assumeEverywhere(terraform.planRoleName, facts.organizationId)]);
    const apply = project("apply", [assumeEverywhere(terraform.roleName, facts.organizationId)]);

    const environment = {};
    const build = (step: string, projectName: string, inputArtifact: string, outputArtifact: string) =>
      buildAction({ name: step, projectName, environment, inputArtifact, outputArtifact });
    const pipeline = new DeliveryPipeline(this, "pipeline", {
      ...context,
      pipelineName: name("pipeline"),
      artifactBucketName: artifacts.name,
      stages: [
        { name: "Source", action: [sourceAction(sourceActionName, source.name, sourceKey)] },
        { name: "Synth", action: [build("Synth", synth.projectName, "Source", "Synthesized")] },
        {
          name: "Checkov",
          action: [
            buildAction({
              name: "Checkov",
              projectName: checkov.projectName,
              environment,
              inputArtifact: "Synthesized",
            }),
          ],
        },
        { name: "Plan", action: [build("Plan", plan.projectName, "Synthesized", "Evidence")] },
        {
          name: "Approval",
          action: [approvalAction("Approval", { instructions: "Read the review of the plan before you approve it." })],
        },
        {
          name: "Apply",
          action: [
            buildAction({ name: "Apply", projectName: apply.projectName, environment, inputArtifact: "Evidence" }),
          ],
        },
      ],
      statements: pipelineStatements({
        region,
        kmsKeyArn: key.arn,
        sourceBucketArn: source.arn,
        sourceKey,
        artifactBucketArn: artifacts.arn,
        projectArns: [synth, checkov, plan, apply].map(({ arn }) => arn),
        functionArns: [],
        deployRoleArns: [],
      }),
    });
    new SourceTrigger(this, "start", {
      ...context,
      name: name("start"),
      bucketName: source.name,
      objectKey: sourceKey,
      pipelineArn: pipeline.arn,
      sourceActionName,
    });
  }
}

/** The role of that name in every account of the organization, and in no other. */
function assumeEverywhere(roleName: string, organizationId: string): PolicyStatement {
  return {
    sid: "AssumeTerraformRole",
    actions: ["sts:AssumeRole"],
    resources: [`arn:aws:iam::*:role/${roleName}`],
    condition: [stringEquals("aws:ResourceOrgID", organizationId)],
  };
}
