import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Logger } from "@aws-lambda-powertools/logger";
import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import { S3Client } from "@aws-sdk/client-s3";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { CodePipelineEvent } from "aws-lambda";
import { bucketOf } from "../shared/bucket";
import type { CheckovSeverities } from "../shared/checkov-severity";
import { answerJob, userParameters } from "../shared/codepipeline-job";
import { required } from "../shared/environment";
import { processExecution } from "./process-execution";

const logger = new Logger({ serviceName: "normalizer" });
const codePipeline = new CodePipelineClient();
const s3 = new S3Client();
// All workloads of the account share one limit of 10 calls a second, so throttling is normal.
const securityHub = new SecurityHubClient({ retryMode: "adaptive", maxAttempts: 10 });

/** CodePipeline action "Findings": reports in, Security Hub findings, findings.json and summary.json out. */
export async function handler(event: CodePipelineEvent): Promise<void> {
  await answerJob(codePipeline, event, logger, (job) => {
    const { execution, sourceDigest } = userParameters(job, ["execution", "sourceDigest"]);
    const environment = required(process.env, [
      "GATEHOUSE_WORKLOAD",
      "GATEHOUSE_REPORTS_BUCKET",
      "GATEHOUSE_ACCOUNT",
      "AWS_REGION",
    ]);
    logger.appendKeys({ workload: environment.GATEHOUSE_WORKLOAD, execution });
    return processExecution({
      bucket: bucketOf(s3, environment.GATEHOUSE_REPORTS_BUCKET),
      securityHub,
      workload: environment.GATEHOUSE_WORKLOAD,
      execution,
      sourceDigest,
      account: environment.GATEHOUSE_ACCOUNT,
      region: environment.AWS_REGION,
      checkovSeverities: checkovSeverities(),
      now: new Date(),
    });
  });
}

/** Compiled from scan-config/checkov-severity.yaml when the bundle was made. */
function checkovSeverities(): CheckovSeverities {
  return JSON.parse(readFileSync(join(__dirname, "checkov-severity.json"), "utf8")) as CheckovSeverities;
}
