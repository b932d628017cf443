import { Logger } from "@aws-lambda-powertools/logger";
import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import type { CodePipelineEvent } from "aws-lambda";
import { answerJob } from "../shared/codepipeline-job";

const logger = new Logger({ serviceName: "waivers" });
const codePipeline = new CodePipelineClient();

/** CodePipeline action "Waivers": answers its job, and does nothing yet. */
export async function handler(event: CodePipelineEvent): Promise<void> {
  await answerJob(codePipeline, event, logger, async () => ({}));
}
