import { Construct } from "constructs";
import type { SourceFile } from "../lambdas/shared/source-digest";
import { readObjects, useKeyThroughS3, writeObjects } from "./access";
import type { AccountContext } from "./account-context";
import { nobodyListens } from "./bucket-waivers";
import { BuildProject } from "./build-project";
import { encryptLogs } from "./encrypt-logs";
import { EncryptedBucket } from "./encrypted-bucket";
import { EncryptionKey } from "./encryption-key";
import { ScanConfigurationObject } from "./scan-configuration-object";
import { ScheduledBuild } from "./scheduled-build";

export interface DatabaseMirrorProps extends Omit<AccountContext, "kmsKeyArn"> {
  /** Of the job, its schedule and its alarm. */
  readonly name: string;
  /** Name of the key after `alias/`. */
  readonly keyAlias: string;
  readonly bucketName: string;
  readonly accessLogBucketName: string;
  readonly buildspec: string;
  /** What the job runs: its program, and the pins of the tools. */
  readonly files: readonly SourceFile[];
  /** Where each scanner's database comes from; those that have no source are not mirrored. */
  readonly sources: Readonly<Record<string, object>>;
  readonly maximumAgeHours: number;
  readonly refreshHours: number;
}

/** A reader may still be at one when the next comes; more of them are for whoever looks into an incident. */
const keptVersions = 10;
const versionRetentionDays = 14;

/** Both Go tools have to be built as long as their releases are not pinned. */
const timeoutMinutes = 60;

const paths = {
  GATEHOUSE_SCAN_CONFIG: "/tmp/gatehouse-scan-config",
  GATEHOUSE_TOOLS: "/tmp/gatehouse-tools",
  GATEHOUSE_SCRATCH: "/tmp/gatehouse-databases",
};

/**
 * The account's copy of the vulnerability databases in one region, and the job that refreshes it. Of all that scans, only
 * this job needs the internet, and it can write nothing but the mirror.
 */
export class DatabaseMirror extends Construct {
  constructor(scope: Construct, id: string, props: DatabaseMirrorProps) {
    super(scope, id);

    const { accountId, region, name } = props;
    const key = new EncryptionKey(this, "key", {
      alias: props.keyAlias,
      description: "Vulnerability databases of the account's scanners",
      accountId,
      statements: [encryptLogs(region, `arn:aws:logs:${region}:${accountId}:log-group:/aws/codebuild/${name}`)],
    });
    const bucket = new EncryptedBucket(this, "Default", {
      bucketName: props.bucketName,
      kmsKeyArn: key.arn,
      accessLogBucketName: props.accessLogBucketName,
      versionRetentionDays,
      keptVersions,
      waivers: [
        nobodyListens,
        {
          rule: "CKV_AWS_144",
          reason:
            "It is a copy of what is public, one in each region of a pipeline; the next run of the job makes it again.",
          owner: "platform-team",
          expires: "2027-11-15",
        },
      ],
    });
    const configuration = new ScanConfigurationObject(this, "scan-config", {
      bucketName: bucket.name,
      files: props.files,
    });
    const scanners = Object.keys(props.sources).sort();
    const project = new BuildProject(this, "job", {
      ...props,
      kmsKeyArn: key.arn,
      projectName: name,
      description: `Mirrors the vulnerability databases of ${scanners.join(", ")}`,
      source: "NO_SOURCE",
      timeoutMinutes,
      environment: {
        ...paths,
        GATEHOUSE_SCAN_CONFIG_URI: configuration.uri,
        GATEHOUSE_SCAN_CONFIG_SHA256: configuration.sha256,
        GATEHOUSE_DATABASE_BUCKET: bucket.name,
        GATEHOUSE_DATABASE_SOURCES: JSON.stringify(props.sources),
        GATEHOUSE_DATABASE_MAXIMUM_AGE_HOURS: String(props.maximumAgeHours),
      },
      statements: [
        readObjects("ReadScanConfiguration", bucket.arn, "scan-config/*"),
        ...scanners.flatMap((scanner) => [
          readObjects(`ReadRecordOf${capitalized(scanner)}`, bucket.arn, `${scanner}/database.json`),
          writeObjects(`WriteDatabaseOf${capitalized(scanner)}`, bucket.arn, `${scanner}/*`),
        ]),
        // Who may not list is told "access denied" of a record that is not there yet.
        { sid: "FindRecords", actions: ["s3:ListBucket"], resources: [bucket.arn] },
        useKeyThroughS3("UseMirrorKey", key.arn, region),
      ],
    });
    new ScheduledBuild(this, "schedule", {
      ...props,
      description: "Refreshes the mirror of the vulnerability databases",
      hours: props.refreshHours,
      projectName: project.projectName,
      projectArn: project.arn,
    });
  }
}

function capitalized(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
