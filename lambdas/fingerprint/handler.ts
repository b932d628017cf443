import { Logger } from "@aws-lambda-powertools/logger";
import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import { S3Client } from "@aws-sdk/client-s3";
import type { CodePipelineEvent } from "aws-lambda";
import { bucketOf } from "../shared/bucket";
import {
  answerJob,
  type Job,
  JobError,
  type OutputVariables,
  optionalUserParameter,
  userParameters,
} from "../shared/codepipeline-job";
import { fingerprintOf } from "./fingerprint-of";
import { unzipSource } from "./unzip";

const logger = new Logger({ serviceName: "fingerprint" });
const codePipeline = new CodePipelineClient();
// The artifact is read with the function's own role: the credentials in the event stay unused.
const s3 = new S3Client();

/**
 * CodePipeline action "Fingerprint": the source artifact in, its digest out, for everybody after it to compare; and
 * "CompareSource": the same, which fails unless it is the digest that was scanned.
 */
export async function handler(event: CodePipelineEvent): Promise<void> {
  await answerJob(codePipeline, event, logger, fingerprint);
}

async function fingerprint(job: Job): Promise<OutputVariables> {
  const { objectVersion } = userParameters(job, ["objectVersion"]);
  const location = job.data.inputArtifacts[0]?.location.s3Location;
  if (!location) throw new JobError("the action has no input artifact: correct the pipeline's Terraform");
  const zip = await bucketOf(s3, location.bucketName).read(location.objectKey);
  if (!zip) throw new JobError(`the source artifact s3://${location.bucketName}/${location.objectKey} does not exist`);
  const { sourceDigest, files } = fingerprintOf(unzipSource(zip), optionalUserParameter(job, "expected"));
  return { sourceDigest, files: String(files), objectVersion };
}
