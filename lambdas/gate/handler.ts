import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { Tracer } from "@aws-lambda-powertools/tracer";
import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { S3Client } from "@aws-sdk/client-s3";
import type { CodePipelineEvent } from "aws-lambda";
import { beside } from "../shared/beside";
import { bucketOf } from "../shared/bucket";
import { answerJob, userParameters } from "../shared/codepipeline-job";
import { required } from "../shared/environment";
import { traced } from "../shared/traced";
import { judgeExecution } from "./judge-execution";
import { announce, publish } from "./publish";

const serviceName = "gate";
const logger = new Logger({ serviceName });
const tracer = new Tracer({ serviceName });
const metrics = new Metrics({ namespace: "Gatehouse", serviceName });
const codePipeline = tracer.captureAWSv3Client(new CodePipelineClient());
const eventBridge = tracer.captureAWSv3Client(new EventBridgeClient());
// The locked verdict bucket is in the home region, which need not be the pipeline's.
const s3 = tracer.captureAWSv3Client(new S3Client({ followRegionRedirects: true }));

/** CodePipeline action "Gate": PASS and BLOCK are both answers; a job that fails is a gate that could not decide. */
export async function handler(event: CodePipelineEvent): Promise<void> {
  await answerJob(codePipeline, event, logger, (job) =>
    traced(tracer, serviceName, async () => {
      const expected = userParameters(job, ["execution", "sourceDigest", "objectVersion"]);
      const environment = required(process.env, [
        "GATEHOUSE_ACCOUNT",
        "GATEHOUSE_WORKLOAD",
        "GATEHOUSE_REPORTS_BUCKET",
        "GATEHOUSE_VERDICT_BUCKET",
      ]);
      const account = environment.GATEHOUSE_ACCOUNT;
      logger.appendKeys({ workload: environment.GATEHOUSE_WORKLOAD, execution: expected.execution });
      const { outputVariables, verdicts } = await judgeExecution({
        reports: bucketOf(s3, environment.GATEHOUSE_REPORTS_BUCKET),
        verdicts: bucketOf(s3, environment.GATEHOUSE_VERDICT_BUCKET),
        account,
        workload: environment.GATEHOUSE_WORKLOAD,
        expected,
        policyJson: beside("policy.json"),
        waiversJson: beside("waivers.json"),
        exploitDataJson: beside("exploit-data.json"),
        now: new Date(),
      });
      await announce(eventBridge, account, verdicts);
      for (const verdict of verdicts) publish(metrics, verdict);
      return outputVariables;
    }),
  );
}
