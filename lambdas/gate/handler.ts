import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Logger } from "@aws-lambda-powertools/logger";
import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import { S3Client } from "@aws-sdk/client-s3";
import type { CodePipelineEvent } from "aws-lambda";
import { bucketOf } from "../shared/bucket";
import { answerJob, userParameters } from "../shared/codepipeline-job";
import { required } from "../shared/environment";
import { judgeExecution } from "./judge-execution";

const logger = new Logger({ serviceName: "gate" });
const codePipeline = new CodePipelineClient();
// The locked verdict bucket is in the home region, which need not be the pipeline's.
const s3 = new S3Client({ followRegionRedirects: true });

/** CodePipeline action "Gate": PASS and BLOCK are both answers; a job that fails is a gate that could not decide. */
export async function handler(event: CodePipelineEvent): Promise<void> {
  await answerJob(codePipeline, event, logger, async (job) => {
    const expected = userParameters(job, ["execution", "sourceDigest", "objectVersion"]);
    const environment = required(process.env, [
      "GATEHOUSE_ACCOUNT",
      "GATEHOUSE_WORKLOAD",
      "GATEHOUSE_REPORTS_BUCKET",
      "GATEHOUSE_VERDICT_BUCKET",
    ]);
    logger.appendKeys({ workload: environment.GATEHOUSE_WORKLOAD, execution: expected.execution });
    const { outputVariables } = await judgeExecution({
      reports: bucketOf(s3, environment.GATEHOUSE_REPORTS_BUCKET),
      verdicts: bucketOf(s3, environment.GATEHOUSE_VERDICT_BUCKET),
      account: environment.GATEHOUSE_ACCOUNT,
      workload: environment.GATEHOUSE_WORKLOAD,
      expected,
      policyJson: beside("policy.json"),
      waiversJson: beside("waivers.json"),
      exploitDataJson: beside("exploit-data.json"),
      now: new Date(),
    });
    return outputVariables;
  });
}

/** Compiled from `scan-config/` when the bundle was made. */
function beside(file: string): string {
  return readFileSync(join(__dirname, file), "utf8");
}
