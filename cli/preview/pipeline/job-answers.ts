import { randomUUID } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { z } from "zod";

export type JobAnswer =
  | { readonly kind: "succeeded"; readonly variables: Readonly<Record<string, string>> }
  | { readonly kind: "failed"; readonly message: string }
  /** The function wants to be invoked again, with this token. */
  | { readonly kind: "unfinished"; readonly continuationToken: string };

/** A start of a pipeline that a function asked for. */
export interface PipelineStart {
  readonly execution: string;
  readonly pipeline: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Object versions, by source action. */
  readonly sourceVersions: Readonly<Record<string, string>>;
}

/** The part of CodePipeline that functions call, on loopback. It starts nothing itself. */
export interface JobAnswers {
  /** For AWS_ENDPOINT_URL_CODEPIPELINE. */
  readonly url: string;
  open(jobId: string): void;
  /** `undefined` when the function ended without answering. */
  answerOf(jobId: string): JobAnswer | undefined;
  /** In the order in which they were asked for. */
  starts(): readonly PipelineStart[];
  stop(): Promise<void>;
}

// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PutJobSuccessResult.html
const success = z
  .object({
    jobId: z.string(),
    outputVariables: z.record(z.string().regex(/^[A-Za-z0-9@\-_]+$/), z.string()).optional(),
    continuationToken: z.string().min(1).max(2048).optional(),
  })
  .refine(({ outputVariables, continuationToken }) => !(outputVariables && continuationToken), {
    error: "outputVariables can be given only without a continuationToken",
  });

const failure = z.object({
  jobId: z.string(),
  failureDetails: z.object({ type: z.string(), message: z.string().min(1).max(5000) }),
});

// https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_StartPipelineExecution.html
const start = z.strictObject({
  name: z.string(),
  variables: z.array(z.strictObject({ name: z.string(), value: z.string().min(1) })).default([]),
  sourceRevisions: z
    .array(
      z.strictObject({
        actionName: z.string(),
        revisionType: z.literal("S3_OBJECT_VERSION_ID"),
        revisionValue: z.string().min(1),
      }),
    )
    .default([]),
  clientRequestToken: z.string().optional(),
});

/** AWS's JSON 1.1 protocol: the operation is a header, errors carry `__type`. */
class Refused extends Error {
  constructor(
    readonly type: "ValidationException" | "JobNotFoundException" | "InvalidJobStateException",
    message: string,
  ) {
    super(message);
  }
}

export async function startJobAnswers(): Promise<JobAnswers> {
  const jobs = new Map<string, JobAnswer | undefined>();
  const starts: PipelineStart[] = [];
  const record = (jobId: string, answer: JobAnswer) => {
    if (!jobs.has(jobId)) throw new Refused("JobNotFoundException", `there is no job ${jobId}`);
    if (jobs.get(jobId)) throw new Refused("InvalidJobStateException", `job ${jobId} has been answered before`);
    jobs.set(jobId, answer);
  };
  const operations: Readonly<Record<string, (body: unknown) => object | undefined>> = {
    PutJobSuccessResult: (body) => {
      const { jobId, outputVariables = {}, continuationToken } = valid(success, body);
      if (continuationToken === undefined) record(jobId, { kind: "succeeded", variables: outputVariables });
      else record(jobId, { kind: "unfinished", continuationToken });
      return undefined;
    },
    PutJobFailureResult: (body) => {
      const { jobId, failureDetails } = valid(failure, body);
      record(jobId, { kind: "failed", message: failureDetails.message });
      return undefined;
    },
    StartPipelineExecution: (body) => {
      const { name: pipeline, variables, sourceRevisions } = valid(start, body);
      const execution = randomUUID();
      starts.push({
        execution,
        pipeline,
        variables: Object.fromEntries(variables.map(({ name, value }) => [name, value])),
        sourceVersions: Object.fromEntries(
          sourceRevisions.map(({ actionName, revisionValue }) => [actionName, revisionValue]),
        ),
      });
      return { pipelineExecutionId: execution };
    },
  };

  const server = createServer((request, response) => {
    const name = String(request.headers["x-amz-target"]).replace("CodePipeline_20150709.", "");
    json(request)
      .then((body) => {
        const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
        if (!operation) throw new Refused("ValidationException", `${name} is not answered here`);
        answer(response, 200, operation(body) ?? {});
      })
      .catch((error: unknown) => answer(response, error instanceof Refused ? 400 : 500, errorBody(error)));
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    open: (jobId) => void jobs.set(jobId, undefined),
    answerOf: (jobId) => jobs.get(jobId),
    starts: () => starts,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function valid<Schema extends z.ZodType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new Refused("ValidationException", z.prettifyError(result.error));
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.1" }).end(JSON.stringify(body));
}

function errorBody(error: unknown): object {
  const message = error instanceof Error ? error.message : String(error);
  return { __type: error instanceof Refused ? error.type : "InternalFailure", message };
}
