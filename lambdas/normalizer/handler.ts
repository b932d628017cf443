import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { Tracer } from "@aws-lambda-powertools/tracer";
import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { CodePipelineEvent, Context } from "aws-lambda";
import { beside } from "../shared/beside";
import { bucketOf } from "../shared/bucket";
import type { CheckovSeverities } from "../shared/checkov-severity";
import { answerJob, Unfinished, userParameters } from "../shared/codepipeline-job";
import { required } from "../shared/environment";
import { ledgerSettings } from "../shared/ledger/client-settings";
import { dynamoDbLedger } from "../shared/ledger/dynamodb-ledger";
import { securityHubSettings } from "../shared/security-hub/client-settings";
import { paceCalls } from "../shared/security-hub/pace";
import { traced } from "../shared/traced";
import { processExecution } from "./process-execution";
import { outputVariables, publish, publishChanges } from "./publish";

const serviceName = "normalizer";
const logger = new Logger({ serviceName });
const tracer = new Tracer({ serviceName });
const metrics = new Metrics({ namespace: "Gatehouse", serviceName });
const codePipeline = tracer.captureAWSv3Client(new CodePipelineClient());
const s3 = tracer.captureAWSv3Client(new S3Client());
const dynamoDb = tracer.captureAWSv3Client(new DynamoDBClient(ledgerSettings));
const securityHub = tracer.captureAWSv3Client(new SecurityHubClient(securityHubSettings));
paceCalls(securityHub);

/** A batch of findings that Security Hub keeps throttling takes about so long. */
const reserveMilliseconds = 120_000;

/** CodePipeline action "Findings": reports in, ledger, Security Hub findings, findings.json and summary.json out. */
export async function handler(event: CodePipelineEvent, context: Context): Promise<void> {
  await answerJob(codePipeline, event, logger, (job) =>
    traced(tracer, serviceName, async () => {
      const { execution, sourceDigest } = userParameters(job, ["execution", "sourceDigest"]);
      const environment = required(process.env, [
        "GATEHOUSE_WORKLOAD",
        "GATEHOUSE_REPORTS_BUCKET",
        "GATEHOUSE_LEDGER_TABLE",
        "GATEHOUSE_ACCOUNT",
        "AWS_REGION",
      ]);
      const workload = environment.GATEHOUSE_WORKLOAD;
      logger.appendKeys({ workload, execution });
      const processed = await processExecution({
        bucket: bucketOf(s3, environment.GATEHOUSE_REPORTS_BUCKET),
        ledger: dynamoDbLedger(dynamoDb, environment.GATEHOUSE_LEDGER_TABLE),
        securityHub,
        workload,
        execution,
        sourceDigest,
        account: environment.GATEHOUSE_ACCOUNT,
        region: environment.AWS_REGION,
        checkovSeverities: checkovSeverities(),
        now: new Date(),
        hasTime: () => context.getRemainingTimeInMillis() > reserveMilliseconds,
        onRecorded: (changed) => publishChanges(metrics, workload, changed),
      });
      if (processed instanceof Unfinished) return processed;
      publish(metrics, workload, processed);
      return outputVariables(processed);
    }),
  );
}

/** Compiled from scan-config/checkov-severity.yaml when the bundle was made. */
function checkovSeverities(): CheckovSeverities {
  return JSON.parse(beside("checkov-severity.json")) as CheckovSeverities;
}
