import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { Tracer } from "@aws-lambda-powertools/tracer";
import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { CodePipelineEvent } from "aws-lambda";
import { beside } from "../shared/beside";
import { answerJob, type OutputVariables } from "../shared/codepipeline-job";
import { count } from "../shared/count";
import { required } from "../shared/environment";
import { ledgerSettings } from "../shared/ledger/client-settings";
import { suppressionLedger } from "../shared/ledger/suppressions";
import type { ScheduledEvent } from "../shared/scheduled-event";
import { securityHubSettings } from "../shared/security-hub/client-settings";
import { paceCalls } from "../shared/security-hub/pace";
import { traced } from "../shared/traced";
import { applyWaivers } from "./apply-waivers";

const serviceName = "waivers";
const logger = new Logger({ serviceName });
const tracer = new Tracer({ serviceName });
const metrics = new Metrics({ namespace: "Gatehouse", serviceName });
const codePipeline = tracer.captureAWSv3Client(new CodePipelineClient());
const dynamoDb = tracer.captureAWSv3Client(new DynamoDBClient(ledgerSettings));
const securityHub = tracer.captureAWSv3Client(new SecurityHubClient(securityHubSettings));
paceCalls(securityHub);

/** CodePipeline action "Waivers", and every hour: what is waived is SUPPRESSED in Security Hub, and only that. */
export async function handler(event: CodePipelineEvent | ScheduledEvent): Promise<void> {
  if ("CodePipeline.job" in event) await answerJob(codePipeline, event, logger, run);
  else logger.info("the waivers are applied", await run());
}

function run(): Promise<OutputVariables> {
  return traced(tracer, serviceName, async () => {
    const environment = required(process.env, ["GATEHOUSE_WORKLOAD", "GATEHOUSE_LEDGER_TABLE"]);
    const workload = environment.GATEHOUSE_WORKLOAD;
    logger.appendKeys({ workload });
    const applied = await applyWaivers({
      ledger: suppressionLedger(dynamoDb, environment.GATEHOUSE_LEDGER_TABLE),
      securityHub,
      workload,
      policyJson: beside("policy.json"),
      waiversJson: beside("waivers.json"),
      exploitDataJson: beside("exploit-data.json"),
      now: new Date(),
    });
    count(metrics, "FindingsSuppressed", applied.suppressed, { workload });
    count(metrics, "SuppressionsLifted", applied.lifted, { workload });
    return Object.fromEntries(Object.entries(applied).map(([name, number]) => [name, String(number)]));
  });
}
