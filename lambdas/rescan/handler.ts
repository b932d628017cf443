import { Logger } from "@aws-lambda-powertools/logger";
import { Tracer } from "@aws-lambda-powertools/tracer";
import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import { S3Client } from "@aws-sdk/client-s3";
import type { CodePipelineEvent } from "aws-lambda";
import { bucketOf } from "../shared/bucket";
import { answerJob, type Job, type OutputVariables, userParameters } from "../shared/codepipeline-job";
import { required } from "../shared/environment";
import type { ScheduledEvent } from "../shared/scheduled-event";
import { traced } from "../shared/traced";
import type { Deployed } from "./deployed";
import { rescan } from "./rescan";

const serviceName = "rescan";
const logger = new Logger({ serviceName });
const tracer = new Tracer({ serviceName });
const codePipeline = tracer.captureAWSv3Client(new CodePipelineClient());
const s3 = tracer.captureAWSv3Client(new S3Client());

/** CodePipeline action "Deployed": remembers what was deployed. Every day: has that scanned again. */
export async function handler(event: CodePipelineEvent | ScheduledEvent): Promise<void> {
  if ("CodePipeline.job" in event)
    await answerJob(codePipeline, event, logger, (job) => traced(tracer, serviceName, () => remember(job)));
  else await traced(tracer, serviceName, startRescan);
}

async function remember(job: Job): Promise<OutputVariables> {
  const { execution, objectVersion, sourceDigest } = userParameters(job, [
    "execution",
    "objectVersion",
    "sourceDigest",
  ]);
  const { GATEHOUSE_SOURCE_BUCKET: bucket, GATEHOUSE_DEPLOYED_KEY: key } = required(process.env, [
    "GATEHOUSE_SOURCE_BUCKET",
    "GATEHOUSE_DEPLOYED_KEY",
  ]);
  const deployed: Deployed = {
    schemaVersion: 1,
    execution,
    objectVersion,
    sourceDigest,
    deployedAt: new Date().toISOString(),
  };
  await bucketOf(s3, bucket).write(key, JSON.stringify(deployed));
  return { objectVersion };
}

async function startRescan(): Promise<void> {
  const environment = required(process.env, [
    "GATEHOUSE_PIPELINE",
    "GATEHOUSE_SOURCE_ACTION",
    "GATEHOUSE_SOURCE_BUCKET",
    "GATEHOUSE_SOURCE_KEY",
    "GATEHOUSE_DEPLOYED_KEY",
  ]);
  const started = await rescan(s3, codePipeline, {
    pipeline: environment.GATEHOUSE_PIPELINE,
    sourceAction: environment.GATEHOUSE_SOURCE_ACTION,
    sourceBucket: environment.GATEHOUSE_SOURCE_BUCKET,
    sourceKey: environment.GATEHOUSE_SOURCE_KEY,
    deployedKey: environment.GATEHOUSE_DEPLOYED_KEY,
  });
  if (started) logger.info("the rescan is started", { ...started });
  else logger.info("nothing has been delivered yet, so there is nothing to scan");
}
