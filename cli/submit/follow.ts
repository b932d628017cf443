import { setTimeout as sleep } from "node:timers/promises";
import { CannotError, describe } from "../support/errors";
import type { ActionRun, EndedExecution, ExecutionReader } from "./execution";
import type { SubmitTarget } from "./target";

export interface Following {
  readonly target: SubmitTarget;
  readonly reader: ExecutionReader;
  readonly objectVersion: string;
  readonly onLine: (line: string) => void;
  /** Ends the following, never the execution. */
  readonly signal: AbortSignal;
  /** Milliseconds between two looks. @default five seconds: an action takes minutes, and all share the API's quota */
  readonly interval?: number;
}

/**
 * Waits until the execution of a version has ended.
 * @throws CannotError when it can't be followed so far; it says that the execution goes on
 */
export async function follow(following: Following): Promise<EndedExecution> {
  const { reader, objectVersion, onLine, signal } = following;
  let id: string | undefined;
  try {
    onLine("waits for its execution");
    id = await seen(following, () => reader.executionOf(objectVersion));
    onLine(`execution ${id}`);
    return await seen(following, endOf(reader, id, onLine));
  } catch (error) {
    throw goesOn(following, id, signal.aborted ? signal.reason : error);
  }
}

/** Looks again and again until there is something to see. */
async function seen<Found>(
  { signal, interval = 5000 }: Following,
  look: () => Promise<Found | undefined>,
): Promise<Found> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(interval, undefined, { signal });
  }
}

/** Tells how it stands at each look, and what it came to at the last. */
function endOf(reader: ExecutionReader, id: string, onLine: (line: string) => void) {
  const told = new Map<string, string>();
  return async (): Promise<EndedExecution | undefined> => {
    // Asked before the actions, so that of an ended execution all of them are known.
    const status = await reader.status(id);
    const actions = await reader.actions(id);
    tell(actions, told, onLine);
    if (status === "InProgress" || status === "Stopping") return undefined;
    const failedConditions = status === "Succeeded" ? [] : await reader.failedConditions(id);
    return { id, status, actions, failedConditions };
  };
}

/** A line for each stage that is not as it was. */
function tell(actions: readonly ActionRun[], told: Map<string, string>, onLine: (line: string) => void): void {
  for (const stage of new Set(actions.map((run) => run.stage))) {
    const runs = actions.filter((run) => run.stage === stage);
    const line = `${stage}: ${runs.map(({ action, ...run }) => `${action} ${stateOf(run)}`).join(", ")}`;
    if (told.get(stage) !== line) onLine(line);
    told.set(stage, line);
  }
}

function stateOf({ status, isApproval }: Pick<ActionRun, "status" | "isApproval">): string {
  if (status !== "InProgress") return status.toLowerCase();
  return isApproval ? "waits for a person" : "runs";
}

function goesOn({ target, objectVersion }: Following, id: string | undefined, reason: unknown): CannotError {
  const { pipeline, region, failedStartsQueue } = target;
  return id === undefined
    ? new CannotError(
        `${describe(reason)}: version ${objectVersion} is uploaded, and no execution of it was seen yet`,
        `it starts when those before it have ended; a start that failed is in the queue ${failedStartsQueue}`,
        { cause: reason },
      )
    : new CannotError(
        `${describe(reason)}: execution ${id} of ${pipeline} goes on`,
        `aws codepipeline get-pipeline-execution --region ${region} --pipeline-name ${pipeline} --pipeline-execution-id ${id}`,
        { cause: reason },
      );
}
