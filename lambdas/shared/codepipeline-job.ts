import {
  type CodePipelineClient,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
} from "@aws-sdk/client-codepipeline";
import type { CodePipelineEvent } from "aws-lambda";
import { isObject, parsedJson } from "./json";
import { sendable } from "./text";

/** A job that can't be done, with a sentence for whoever looks at the pipeline. */
export class JobError extends Error {
  override readonly name = "JobError";
}

export type OutputVariables = Readonly<Record<string, string>>;

/**
 * Work that is not done yet. CodePipeline invokes the function again, half a minute later:
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-invoke-lambda-function.html
 */
export class Unfinished {
  /** @param progress a sentence for whoever reads the log */
  constructor(readonly progress: string) {}
}

interface JobLog {
  info(message: string, extra: Readonly<Record<string, string>>): void;
  error(message: string, error: Error): void;
}

export type Job = CodePipelineEvent["CodePipeline.job"];

/** https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_FailureDetails.html */
const longestMessage = 5000;

/**
 * Does the work of a CodePipeline Lambda action and answers the job, whatever happens: a job without an answer holds
 * the pipeline for hours. The event itself is never logged, because it holds credentials.
 * @throws when CodePipeline itself can't be told, so that Lambda tries again
 */
export async function answerJob(
  client: CodePipelineClient,
  event: CodePipelineEvent,
  log: JobLog,
  work: (job: Job) => Promise<OutputVariables | Unfinished>,
): Promise<void> {
  const job = event["CodePipeline.job"];
  const outcome = await attempt(job, work);
  if ("error" in outcome) {
    log.error("the job can't be done", outcome.error);
    const failureDetails = { type: "JobFailed", message: sentence(outcome.error) } as const;
    await client.send(new PutJobFailureResultCommand({ jobId: job.id, failureDetails }));
  } else if (outcome.result instanceof Unfinished) {
    const { progress } = outcome.result;
    log.info("the job goes on later", { progress });
    await client.send(new PutJobSuccessResultCommand({ jobId: job.id, continuationToken: progress }));
  } else {
    log.info("the job is done", outcome.result);
    await client.send(new PutJobSuccessResultCommand({ jobId: job.id, outputVariables: { ...outcome.result } }));
  }
}

async function attempt(
  job: Job,
  work: (job: Job) => Promise<OutputVariables | Unfinished>,
): Promise<{ readonly result: OutputVariables | Unfinished } | { readonly error: Error }> {
  try {
    return { result: await work(job) };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** A name such as `AccessDenied` says more than AWS's message alone. */
function sentence(error: Error): string {
  const named = error instanceof JobError ? error.message : `${error.name}: ${error.message}`;
  return sendable(named, longestMessage) ?? error.name;
}

/**
 * The string members of the action's UserParameters.
 * @throws JobError that names the ones that are missing
 */
export function userParameters<Name extends string>(job: Job, names: readonly Name[]): Readonly<Record<Name, string>> {
  const json = parametersOf(job);
  const found = names.map((name) => [name, json[name]] as const);
  const missing = found.filter(([, value]) => typeof value !== "string").map(([name]) => name);
  if (missing.length > 0)
    throw new JobError(
      `UserParameters must be JSON with the strings ${names.join(", ")}; missing: ${missing.join(", ")}. Correct the action in the pipeline's Terraform.`,
    );
  return Object.fromEntries(found) as Record<Name, string>;
}

/**
 * A string that only some actions of a function give.
 * @throws JobError when it is there and no string
 */
export function optionalUserParameter(job: Job, name: string): string | undefined {
  const value = parametersOf(job)[name];
  if (value === undefined || typeof value === "string") return value;
  throw new JobError(
    `UserParameters: ${name} must be a string, is ${JSON.stringify(value)}. Correct the action in the pipeline's Terraform.`,
  );
}

function parametersOf(job: Job): Readonly<Record<string, unknown>> {
  const json = parsedJson(job.data.actionConfiguration.configuration.UserParameters ?? "");
  return isObject(json) ? json : {};
}
