import type { CodepipelineStage } from "@cdktf/provider-aws/lib/codepipeline";
import { Construct } from "constructs";
import { readObjects, useKeyThroughS3, writeObjects } from "./access";
import type { AccountContext } from "./account-context";
import { BuildProject } from "./build-project";
import { buildAction, pipelineVariables } from "./pipeline-actions";
import { type PolicyStatement, stringEquals } from "./policy";

export interface ScannerProps {
  readonly scanner: string;
  readonly projectName: string;
  readonly buildspec: string;
  /** What only this scanner needs. */
  readonly environment: Readonly<Record<string, string>>;
  /** Artifact that it scans instead of the source. */
  readonly artifact?: string;
}

export interface ScannersProps extends AccountContext {
  readonly workload: string;
  readonly scanners: readonly ScannerProps[];
  readonly artifactBucketArn: string;
  readonly reportBucketName: string;
  readonly reportBucketArn: string;
  readonly scanConfigurationUri: string;
  readonly scanConfigurationSha256: string;
  /** The account's mirror of the vulnerability databases. */
  readonly databaseBucketName: string;
}

/** Where a build keeps what the buildspecs name; outside the source, so that no scanner reads its own tools. */
const buildPaths = {
  GATEHOUSE_SCAN_CONFIG: "/tmp/gatehouse-scan-config",
  GATEHOUSE_TOOL: "/tmp/gatehouse-tool",
  GATEHOUSE_DATABASE: "/tmp/gatehouse-database",
  GATEHOUSE_REPORT_DIR: "/tmp/gatehouse-report",
};

/** One project per scanner, all in parallel: none can read another's role, report or cache. */
export class Scanners extends Construct {
  readonly stage: CodepipelineStage;
  readonly projectArns: readonly string[];

  constructor(scope: Construct, id: string, props: ScannersProps) {
    super(scope, id);

    const projects = props.scanners.map(({ scanner, projectName, buildspec, environment, artifact }) => ({
      scanner,
      artifact,
      project: new BuildProject(this, scanner, {
        ...props,
        projectName,
        buildspec,
        description: `Scans ${props.workload} with ${scanner}`,
        environment: {
          ...buildPaths,
          GATEHOUSE_WORKLOAD: props.workload,
          GATEHOUSE_REPORTS_BUCKET: props.reportBucketName,
          GATEHOUSE_SCAN_CONFIG_URI: props.scanConfigurationUri,
          GATEHOUSE_SCAN_CONFIG_SHA256: props.scanConfigurationSha256,
          ...environment,
        },
        statements: [
          readObjects("ReadSource", props.artifactBucketArn, "*"),
          ...(environment.GATEHOUSE_DATABASE_URI === undefined ? [] : readDatabase(props, scanner)),
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

/** The record names every file and version, so nothing is listed; the mirror has a key of its own in the same account. */
function readDatabase({ accountId, region, databaseBucketName }: ScannersProps, scanner: string): PolicyStatement[] {
  const bucketArn = `arn:aws:s3:::${databaseBucketName}`;
  return [
    readObjects("ReadDatabase", bucketArn, `${scanner}/*`),
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
