import { randomUUID } from "node:crypto";
import { z } from "zod";
import { DefinitionError } from "../definition/references";
import type { FunctionDefinition } from "../definition/tooling-definition";
import { ActionFailed, type ActionOutput, type Execution, type ReadyAction } from "./action";
import { configurationOf } from "./configuration";
import { runFunction } from "./run-function";

const configuration = { FunctionName: z.string(), UserParameters: z.string().optional() };

/**
 * Invokes a function with a CodePipeline job and waits for the job's answer.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html
 */
export async function runLambda(action: ReadyAction, execution: Execution): Promise<ActionOutput> {
  const { FunctionName } = configurationOf(action, configuration);
  const lambda = functionNamed(FunctionName, action.name, execution);
  const jobId = randomUUID();
  execution.jobs.open(jobId);
  const exitCode = await runFunction(lambda, action.name, jobEvent(jobId, action, execution), execution);
  const answer = execution.jobs.answerOf(jobId);
  const log = `read ${execution.out}/logs/${action.name}.log`;
  if (!answer) throw new ActionFailed(`${lambda.name} ended (exit code ${exitCode}) without answering its job: ${log}`);
  if (!answer.succeeded) throw new ActionFailed(answer.message);
  return { variables: answer.variables };
}

function functionNamed(name: string, action: string, { definition }: Execution): FunctionDefinition {
  const lambda = definition.functions.find((one) => one.name === name);
  if (!lambda) throw new DefinitionError(`action ${action}: the stack has no function ${name}`);
  return lambda;
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html#actions-invoke-lambda-function-json-event-example */
function jobEvent(id: string, { configuration, inputs }: ReadyAction, { access }: Execution): object {
  return {
    "CodePipeline.job": {
      id,
      accountId: access.account,
      data: {
        actionConfiguration: { configuration },
        inputArtifacts: Object.entries(inputs).map(([name, { bucket, key }]) => ({
          name,
          revision: null,
          location: { type: "S3", s3Location: { bucketName: bucket, objectKey: key } },
        })),
        outputArtifacts: [],
        artifactCredentials: { ...access.credentials, expirationTime: Date.now() + 3_600_000 },
      },
    },
  };
}
