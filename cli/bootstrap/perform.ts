import { setTimeout as sleep } from "node:timers/promises";
import type { Show } from "../preview/progress/progress";
import { CannotError } from "../support/errors";
import { failureOf } from "./failure";
import { type Found, type Step, toDo } from "./step";

/** A step with what was found of it. */
export interface Listed extends Pick<Step, "name" | "command"> {
  readonly state: Found["state"] | "not checked";
  readonly found: string;
}

/** Looks at every step. Without an organization there is nothing to look at but that. */
export async function findAll([first, ...others]: readonly Step[], signal: AbortSignal): Promise<Listed[]> {
  if (first === undefined) return [];
  const organization = await findOne(first, signal);
  const listed = [listedAs(first, organization)];
  for (const step of others)
    listed.push(
      listedAs(step, organization.state === "done" ? await findOne(step, signal) : toDo(`waits for ${first.name}`)),
    );
  return listed;
}

/**
 * Does what is to do, step by step, and stops at the first that fails.
 * @throws CannotError with the step's name and what AWS said
 */
export async function performAll(steps: readonly Step[], show: Show, signal: AbortSignal): Promise<Listed[]> {
  const listed: Listed[] = [];
  for (const step of steps)
    listed.push(
      await show(step.name, async ({ line, outcome }) => {
        const before = await findOne(step, signal);
        if (before.state === "done") {
          outcome(`is there already, ${before.found}`);
          return listedAs(step, before);
        }
        line(before.found);
        await step.perform().catch((error: unknown) => {
          signal.throwIfAborted();
          throw failureOf(step.name, error);
        });
        const after = await settled(step, signal);
        outcome(after.found);
        return listedAs(step, after);
      }),
    );
  return listed;
}

export function listedAs({ name, command }: Step, { state, found }: Pick<Listed, "state" | "found">): Listed {
  return { name, state, found, command };
}

async function findOne(step: Step, signal: AbortSignal): Promise<Found> {
  signal.throwIfAborted();
  try {
    return await step.find();
  } catch (error) {
    signal.throwIfAborted();
    throw failureOf(step.name, error);
  }
}

const settlingSeconds = [1, 2, 4, 8, 15, 30];

/** AWS may show what it has taken only a while later. */
async function settled(step: Step, signal: AbortSignal): Promise<Found> {
  let found = await findOne(step, signal);
  for (const seconds of settlingSeconds) {
    if (found.state === "done") return found;
    await sleep(seconds * 1000, undefined, { signal });
    found = await findOne(step, signal);
  }
  if (found.state === "done") return found;
  throw new CannotError(
    `${step.name}: AWS took the change, and a minute later it is still: ${found.found}`,
    "run it again",
  );
}
