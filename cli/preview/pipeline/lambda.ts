import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { DefinitionError } from "../definition/references";
import type { FunctionDefinition } from "../definition/tooling-definition";
import { ActionFailed, type ActionOutput, type Execution, type ReadyAction } from "./action";
import { configurationOf } from "./configuration";
import type { JobAnswer } from "./job-answers";
import { runFunction } from "./run-function";

const configuration = { FunctionName: z.string(), UserParameters: z.string().optional() };

/** CodePipeline takes half a minute; nothing here is the better for it. */
const pauseMilliseconds = 1000;

/**
 * Invokes a function with a CodePipeline job and waits for its answer, as often as the answer is a continuation token.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-Lambda.html
 */
export async function runLambda(action: ReadyAction, execution: Execution): Promise<ActionOutput> {
  const { FunctionName } = configurationOf(action, configuration);
  const lambda = functionNamed(FunctionName, action.name, execution);
  let answer = await invoke(lambda, action, execution);
  while (answer.kind === "unfinished") {
    const { continuationToken } = answer;
    execution.onLine(`${action.name} goes on later: ${continuationToken}`);
    await sleep(pauseMilliseconds, undefined, { signal: execution.signal });
    answer = await invoke(lambda, action, execution, continuationToken);
  }
  if (answer.kind === "failed") throw new ActionFailed(answer.message);
  return { variables: answer.variables };
}

/** Each invocation is a job of its own. */
async function invoke(
  lambda: FunctionDefinition,
  action: ReadyAction,
  execution: Execution,
  continuationToken?: string,
): Promise<JobAnswer> {
  const jobId = randomUUID();
  execution.jobs.open(jobId);
  const event = jobEvent(jobId, action, execution, continuationToken);
  const exitCode = await runFunction(lambda, action.name, event, execution);
  const answer = execution.jobs.answerOf(jobId);
  if (answer) return answer;
  throw new ActionFailed(
    `${lambda.name} ended (exit code ${exitCode}) without answering its job: read ${execution.out}/logs/${action.name}.log`,
  );
}

/** @param qualified `<function>:<alias>`: nothing here invokes `$LATEST` */
function functionNamed(qualified: string, action: string, { definition }: Execution): FunctionDefinition {
  const [name = "", alias = "$LATEST"] = qualified.split(":");
  const lambda = definition.functions.find((one) => one.name === name && one.aliases.includes(alias));
  if (!lambda) throw new DefinitionError(`action ${action}: the stack has no function ${name} with the alias ${alias}`);
  return lambda;
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html#actions-invoke-lambda-function-json-event-example */
function jobEvent(
  id: string,
  { configuration, inputs }: ReadyAction,
  { access }: Execution,
  continuationToken: string | undefined,
): object {
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
        ...(continuationToken !== undefined && { continuationToken }),
        artifactCredentials: { ...access.credentials, expirationTime: Date.now() + 3_600_000 },
      },
    },
  };
}
