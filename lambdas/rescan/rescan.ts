import { type CodePipelineClient, StartPipelineExecutionCommand } from "@aws-sdk/client-codepipeline";
import { HeadObjectCommand, NotFound, type S3Client } from "@aws-sdk/client-s3";
import { bucketOf } from "../shared/bucket";
import { deployedVersion } from "./deployed";

/** Where the package and what is known of its deployment lie, and what scans it. */
export interface RescanPlaces {
  readonly pipeline: string;
  readonly sourceAction: string;
  readonly sourceBucket: string;
  readonly sourceKey: string;
  readonly deployedKey: string;
}

export interface Rescan {
  readonly execution: string;
  readonly objectVersion: string;
}

/**
 * Starts the pipeline on the version that was deployed last; before the first deployment on the newest, which is then what
 * people work on. It only scans.
 * @returns `undefined` when there is no package yet
 */
export async function rescan(
  s3: S3Client,
  codePipeline: CodePipelineClient,
  places: RescanPlaces,
): Promise<Rescan | undefined> {
  const deployed = await bucketOf(s3, places.sourceBucket).read(places.deployedKey);
  const objectVersion = deployed
    ? deployedVersion(new TextDecoder().decode(deployed))
    : await newestVersion(s3, places.sourceBucket, places.sourceKey);
  if (objectVersion === undefined) return undefined;
  const { pipelineExecutionId = "" } = await codePipeline.send(
    new StartPipelineExecutionCommand({
      name: places.pipeline,
      variables: [{ name: "mode", value: "scan" }],
      sourceRevisions: [
        { actionName: places.sourceAction, revisionType: "S3_OBJECT_VERSION_ID", revisionValue: objectVersion },
      ],
    }),
  );
  return { execution: pipelineExecutionId, objectVersion };
}

async function newestVersion(s3: S3Client, bucket: string, key: string): Promise<string | undefined> {
  try {
    return (await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).VersionId;
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
