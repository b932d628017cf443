import type { CodepipelineStage } from "@cdktf/provider-aws/lib/codepipeline";
import { Construct } from "constructs";
import { readObjects, useKeyThroughS3, writeObjects } from "./access";
import type { AccountContext } from "./account-context";
import type { BuildNetwork } from "./build-access";
import { BuildProject } from "./build-project";
import { artifactKeys, buildAction, pipelineVariables } from "./pipeline-actions";
import { type PolicyStatement, stringEquals } from "./policy";

export interface ScannerProps {
  readonly scanner: string;
  readonly projectName: string;
  readonly buildspec: string;
  /** What only this scanner needs. */
  readonly environment: Readonly<Record<string, string>>;
  /** Artifact that it scans beside or instead of the source. */
  readonly artifact?: string;
  /** What it downloads outlives a build: only where it runs no code of the workload, and verifies each file by its hash. */
  readonly cached?: true;
}

export interface ScannersProps extends AccountContext {
  readonly workload: string;
  readonly scanners: readonly ScannerProps[];
  readonly artifactBucketName: string;
  readonly artifactBucketArn: string;
  readonly pipelineName: string;
  readonly reportBucketName: string;
  readonly reportBucketArn: string;
  readonly scanConfigurationUri: string;
  readonly scanConfigurationSha256: string;
  /** The account's mirror of the vulnerability databases. */
  readonly databaseBucketName: string;
  /** Image of the account's registry with every tool below `/opt/gatehouse/<scanner>`. @default tools are installed */
  readonly image?: string;
  /** @default the builds reach the internet */
  readonly network?: BuildNetwork;
}

/** Where a build keeps what the buildspecs name; outside the source, so that no scanner reads its own tools. */
const buildPaths = {
  GATEHOUSE_SCAN_CONFIG: "/tmp/gatehouse-scan-config",
  GATEHOUSE_DATABASE: "/tmp/gatehouse-database",
  GATEHOUSE_REPORT_DIR: "/tmp/gatehouse-report",
};

/** An image brings the tools along; else the install phase puts the one tool there. */
function toolPaths(scanner: string, image: string | undefined): Readonly<Record<string, string>> {
  if (image !== undefined) return { GATEHOUSE_TOOL: `/opt/gatehouse/${scanner}` };
  // The folder that the buildspecs name as their cache.
  return { GATEHOUSE_TOOL: "/tmp/gatehouse-tool", PIP_CACHE_DIR: "/tmp/gatehouse-cache" };
}

/** One project per scanner, all in parallel: none can read another's role, report or cache. */
export class Scanners extends Construct {
  readonly stage: CodepipelineStage;
  readonly projectArns: readonly string[];

  constructor(scope: Construct, id: string, props: ScannersProps) {
    super(scope, id);

    const projects = props.scanners.map(({ scanner, projectName, buildspec, environment, artifact, cached }) => ({
      scanner,
      artifact,
      project: new BuildProject(this, scanner, {
        ...props,
        projectName,
        buildspec,
        description: `Scans ${props.workload} with ${scanner}`,
        ...(cached &&
          props.image === undefined && {
            cache: { bucketName: props.artifactBucketName, bucketArn: props.artifactBucketArn },
          }),
        environment: {
          ...buildPaths,
          ...toolPaths(scanner, props.image),
          GATEHOUSE_WORKLOAD: props.workload,
          GATEHOUSE_REPORTS_BUCKET: props.reportBucketName,
          GATEHOUSE_SCAN_CONFIG_URI: props.scanConfigurationUri,
          GATEHOUSE_SCAN_CONFIG_SHA256: props.scanConfigurationSha256,
          ...environment,
        },
        statements: [
          // Not what other projects keep in their caches.
          readObjects("ReadSource", props.artifactBucketArn, `${artifactKeys(props.pipelineName)}/*`),
          readObjects("ReadScanConfiguration", props.artifactBucketArn, "scan-config/*"),
          ...readDatabase(props, scanner),
          writeObjects("WriteReport", props.reportBucketArn, `reports/${props.workload}/*/${scanner}/*`),
          useKeyThroughS3("UseToolingKey", props.kmsKeyArn, props.region),
        ],
      }),
    }));
    this.projectArns = projects.map(({ project }) => project.arn);
    this.stage = {
      name: "Scan",
      action: projects.map(({ scanner, artifact, project }) =>
        buildAction({
          name: scanner,
          projectName: project.projectName,
          ...(artifact !== undefined && { secondArtifact: artifact }),
          environment: {
            GATEHOUSE_EXECUTION: pipelineVariables.execution,
            GATEHOUSE_SOURCE_SHA256: pipelineVariables.sourceDigest,
            GATEHOUSE_SOURCE_VERSION: pipelineVariables.objectVersion,
          },
        }),
      ),
    };
  }
}

/** `aws s3 cp --recursive` lists before it reads; the mirror has a key of its own in the same account. */
function readDatabase({ accountId, region, databaseBucketName }: ScannersProps, scanner: string): PolicyStatement[] {
  const bucketArn = `arn:aws:s3:::${databaseBucketName}`;
  return [
    readObjects("ReadDatabase", bucketArn, `${scanner}/*`),
    {
      sid: "ListDatabase",
      actions: ["s3:ListBucket"],
      resources: [bucketArn],
      condition: [{ test: "StringLike", variable: "s3:prefix", values: [`${scanner}/*`] }],
    },
    {
      sid: "DecryptDatabase",
      actions: ["kms:Decrypt"],
      resources: [`arn:aws:kms:${region}:${accountId}:key/*`],
      condition: [
        stringEquals("kms:ViaService", `s3.${region}.amazonaws.com`),
        { test: "StringLike", variable: "kms:EncryptionContext:aws:s3:arn", values: [`${bucketArn}*`] },
      ],
    },
  ];
}
