import { json } from "node:stream/consumers";
import { onLoopback } from "./on-loopback";

/** What CodePipeline knows of an execution at one moment. */
export interface Snapshot {
  readonly status: string;
  /** Newest first, as AWS lists them; times are seconds since 1970. */
  readonly actions: readonly object[];
  /** @default none */
  readonly stageStates?: readonly object[];
}

export interface StandInExecution {
  readonly id: string;
  /** Version of the object that its Source action took; a function where only the time of asking tells. */
  readonly objectVersion: string | (() => Promise<string>);
  /** Each GetPipelineExecution sees the next one; the last one stays. */
  readonly snapshots: readonly [Snapshot, ...Snapshot[]];
}

export interface StandInPipeline {
  readonly name: string;
  /** What each ListPipelineExecutions sees, newest first; the last one stays. */
  readonly executions: readonly (readonly StandInExecution[])[];
}

type Input = Readonly<Record<string, unknown>> & { readonly filter?: { readonly pipelineExecutionId?: string } };

/** CodePipeline's answers about one pipeline, which Moto does not give: read-only, on loopback. */
export async function startCodePipeline(pipeline: StandInPipeline) {
  const calls: string[] = [];
  let listed = 0;
  let looked = 0;
  let newest: unknown;
  const known = (id: unknown) => pipeline.executions.flat().find((execution) => execution.id === id);
  const at = <Item>(items: readonly Item[], index: number) => items[Math.min(index, items.length - 1)];
  const snapshotOf = (id: unknown) => at(known(id)?.snapshots ?? [], looked - 1);

  const answers: Readonly<Record<string, (input: Input) => object | undefined | Promise<object>>> = {
    ListPipelineExecutions: async () => ({
      pipelineExecutionSummaries: await Promise.all((at(pipeline.executions, listed++) ?? []).map(summary)),
    }),
    GetPipelineExecution: ({ pipelineExecutionId }) => {
      looked += 1;
      newest = pipelineExecutionId;
      const found = snapshotOf(pipelineExecutionId);
      return found && { pipelineExecution: { pipelineExecutionId, status: found.status } };
    },
    ListActionExecutions: ({ filter, nextToken }) => {
      // Two pages, so that whoever reads one alone is found out.
      const actions = snapshotOf(filter?.pipelineExecutionId)?.actions ?? [];
      return nextToken === undefined && actions.length > 1
        ? { actionExecutionDetails: actions.slice(0, 1), nextToken: "rest" }
        : { actionExecutionDetails: actions.slice(nextToken === undefined ? 0 : 1) };
    },
    GetPipelineState: () => ({ stageStates: snapshotOf(newest)?.stageStates ?? [] }),
  };
  const server = await onLoopback(async (request, response) => {
    const input = (await json(request)) as Input;
    const operation = String(request.headers["x-amz-target"]).replace("CodePipeline_20150709.", "");
    calls.push(operation);
    const named = (input.pipelineName ?? input.name) === pipeline.name;
    const answer = named ? await answers[operation]?.(input) : undefined;
    response.writeHead(answer ? 200 : 400, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(answer ?? { __type: "PipelineNotFoundException", message: `no ${operation} of that` }));
  });
  return { ...server, calls };
}

async function summary({ id, objectVersion }: StandInExecution): Promise<object> {
  const revisionId = typeof objectVersion === "string" ? objectVersion : await objectVersion();
  return {
    pipelineExecutionId: id,
    status: "InProgress",
    sourceRevisions: [{ actionName: "Source", revisionId }],
  };
}

/** An entry of ListActionExecutions. */
export function actionExecution(
  stageName: string,
  actionName: string,
  status: string,
  startTime: number,
  more: { readonly output?: object; readonly category?: string } = {},
): object {
  const { output, category = "Invoke" } = more;
  return {
    stageName,
    actionName,
    status,
    startTime,
    input: { actionTypeId: { category, owner: "AWS", provider: "any", version: "1" } },
    ...(output && { output }),
  };
}
