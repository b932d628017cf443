import type { PipelineAction, PipelineStage } from "../definition/pipeline-schema";
import { DefinitionError } from "../definition/references";
import { settled } from "../progress/progress";
import type { ActionOutput, ArtifactLocation, Execution, ReadyAction } from "./action";
import { closedEntry } from "./conditions";
import { runnerOf } from "./providers";
import { resolveVariables, type Variables } from "./variables";

export interface ActionResult {
  readonly name: string;
  readonly status: "succeeded" | "failed";
  readonly seconds: number;
  /** Why it failed. */
  readonly message?: string;
}

export interface StageResult {
  readonly name: string;
  /**
   * `refused` and `skipped`: its entry condition did not hold, and the execution ended there or went on;
   * `notReached`: an earlier stage ended the execution.
   */
  readonly status: "succeeded" | "failed" | "refused" | "skipped" | "notReached";
  readonly message?: string;
  readonly actions: readonly ActionResult[];
}

export interface PipelineResult {
  readonly execution: string;
  readonly seconds: number;
  readonly stages: readonly StageResult[];
  readonly variables: Variables;
}

/** Called before each stage that is reached; it is entered when this has ended. */
export type OnStage = (stage: string, execution: string) => void | Promise<void>;

type Artifacts = Readonly<Record<string, ArtifactLocation>>;

/** What the execution has produced so far. */
interface State {
  readonly variables: Variables;
  readonly artifacts: Artifacts;
}

/**
 * Drives a synthesized pipeline as CodePipeline would: stages one after the other, within a stage by run order, actions
 * of the same run order in parallel, and nothing after a failure or a refused entry.
 * @throws DefinitionError when the definition asks for what the local run can't do
 */
export async function runPipeline(execution: Execution, onStage: OnStage): Promise<PipelineResult> {
  let state: State = { variables: startVariables(execution), artifacts: {} };
  const stages: StageResult[] = [];
  const started = Date.now();
  for (const stage of execution.definition.pipeline.stages) {
    if (stages.some(({ status }) => status !== "succeeded" && status !== "skipped")) {
      stages.push({ name: stage.name, status: "notReached", actions: [] });
      continue;
    }
    await onStage(stage.name, execution.id);
    const closed = closedEntry(stage, state.variables);
    if (closed) {
      stages.push({ name: stage.name, ...closed, actions: [] });
      continue;
    }
    const [result, next] = await runStage(stage, state, execution);
    stages.push(result);
    state = next;
  }
  const seconds = (Date.now() - started) / 1000;
  return { execution: execution.id, seconds, stages, variables: state.variables };
}

/** @throws DefinitionError when the start sets a variable that the pipeline does not declare, which CodePipeline refuses */
function startVariables({ id, variables, definition: { pipeline } }: Execution): Variables {
  const unknown = Object.keys(variables).filter((name) => !Object.hasOwn(pipeline.variables, name));
  if (unknown.length > 0)
    throw new DefinitionError(`the start sets ${unknown.join(", ")}, which ${pipeline.name} lacks`);
  return { codepipeline: { PipelineExecutionId: id }, variables: { ...pipeline.variables, ...variables } };
}

async function runStage(stage: PipelineStage, start: State, execution: Execution): Promise<[StageResult, State]> {
  let state = start;
  const actions: ActionResult[] = [];
  for (const order of [...new Set(stage.action.map(({ run_order }) => run_order))].sort((a, b) => a - b)) {
    const parallel = stage.action.filter(({ run_order }) => run_order === order);
    // All of them, also when one can't be done: nothing may still run when the caller tidies up.
    const ended = settled(await Promise.allSettled(parallel.map((action) => runAction(action, state, execution))));
    actions.push(...ended.map(({ result }) => result));
    state = ended.reduce((merged, { action, output }) => withOutput(merged, action, output), state);
    const failed = actions.find(({ status }) => status === "failed");
    if (failed) {
      const message = `${failed.name}: ${failed.message}`;
      return [{ name: stage.name, status: "failed", message, actions }, state];
    }
  }
  return [{ name: stage.name, status: "succeeded", actions }, state];
}

interface Ended {
  readonly action: PipelineAction;
  readonly result: ActionResult;
  readonly output: ActionOutput;
}

async function runAction(action: PipelineAction, state: State, execution: Execution): Promise<Ended> {
  const run = runnerOf(action);
  const started = Date.now();
  const seconds = () => (Date.now() - started) / 1000;
  try {
    execution.signal.throwIfAborted();
    const output = await run(readyAction(action, state), execution);
    return { action, output, result: { name: action.name, status: "succeeded", seconds: seconds() } };
  } catch (error) {
    execution.signal.throwIfAborted();
    if (error instanceof DefinitionError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    const result = { name: action.name, status: "failed", seconds: seconds(), message } as const;
    return { action, output: { variables: {} }, result };
  }
}

function readyAction(action: PipelineAction, { variables, artifacts }: State): ReadyAction {
  const inputs = action.input_artifacts.map((name): [string, ArtifactLocation] => {
    const location = artifacts[name];
    if (!location) throw new DefinitionError(`action ${action.name}: no earlier action puts out the artifact ${name}`);
    return [name, location];
  });
  const configuration = Object.entries(action.configuration).map(([key, text]) => [
    key,
    resolveVariables(text, variables),
  ]);
  return { ...action, configuration: Object.fromEntries(configuration), inputs: Object.fromEntries(inputs) };
}

function withOutput({ variables, artifacts }: State, { namespace }: PipelineAction, output: ActionOutput): State {
  return {
    variables: namespace === undefined ? variables : { ...variables, [namespace]: output.variables },
    artifacts: { ...artifacts, ...output.artifacts },
  };
}
