import { join } from "node:path";
import { CannotError } from "../../support/errors";
import { DefinitionError } from "../definition/references";
import type { FunctionDefinition, ScheduleDefinition, ToolingDefinition } from "../definition/tooling-definition";
import type { Execution } from "../pipeline/action";
import { runFunction } from "../pipeline/run-function";
import { type PipelineResult, runPipeline } from "../pipeline/run-pipeline";
import { lastSeen } from "./ledger";

/** What a rescan did. */
export interface Rescan {
  readonly pipeline: PipelineResult;
  /** The version of the package that it scanned. */
  readonly objectVersion: string | null;
  /** When the ledger last saw each open finding, before and after. */
  readonly lastSeen: { readonly before: SeenAt; readonly after: SeenAt };
}

type SeenAt = Readonly<Record<string, string>>;

/**
 * Does once what the daily schedule does: invokes its function, and drives the execution that it starts.
 * @param delivered the execution before it, whose files stay
 */
export async function rescanWorkload(delivered: Execution, onStage: (name: string) => void): Promise<Rescan> {
  const { definition, access, jobs } = delivered;
  const [schedule, lambda] = rescanOf(definition);
  const out = join(delivered.out, "rescan");
  const execution = { ...delivered, out, scratch: join(delivered.scratch, "rescan") };
  const exitCode = await runFunction(lambda, "Rescan", JSON.parse(schedule.input), execution);
  const start = jobs.starts().findLast(({ pipeline }) => pipeline === definition.pipeline.name);
  if (exitCode !== 0 || !start)
    throw new CannotError(`${lambda.name} started no execution (exit code ${exitCode})`, `read ${out}/logs/Rescan.log`);
  const before = await lastSeen(definition, access);
  const { variables, sourceVersions } = start;
  const pipeline = await runPipeline({ ...execution, id: start.execution, variables, sourceVersions }, onStage);
  const [objectVersion = null] = Object.values(sourceVersions);
  return { pipeline, objectVersion, lastSeen: { before, after: await lastSeen(definition, access) } };
}

/** The function that may start the pipeline, and its schedule. */
function rescanOf({ schedules, functions, pipeline }: ToolingDefinition): [ScheduleDefinition, FunctionDefinition] {
  const lambda = functions.find(({ environment }) => environment.GATEHOUSE_PIPELINE === pipeline.name);
  const schedule = schedules.find(({ functionName }) => functionName === lambda?.name);
  if (!lambda || !schedule) throw new DefinitionError(`no schedule invokes a function that starts ${pipeline.name}`);
  return [schedule, lambda];
}
