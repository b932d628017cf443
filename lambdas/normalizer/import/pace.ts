import { setTimeout as sleep } from "node:timers/promises";
import type { SecurityHubClient } from "@aws-sdk/client-securityhub";

/** At most 10 calls a second: https://docs.aws.amazon.com/securityhub/latest/partnerguide/guidelines-batchimportfindings.html */
export const millisecondsPerCall = 100;

/** Lets at most one pass in `milliseconds`, the first at once. */
export function pace(milliseconds: number, clock: () => number = Date.now): () => Promise<void> {
  let next = 0;
  return async () => {
    const now = clock();
    const turn = Math.max(now, next);
    next = turn + milliseconds;
    if (turn > now) await sleep(turn - now);
  };
}

/**
 * Makes every attempt of a client's calls wait for its turn, those that the SDK repeats too: a middleware behind the one
 * that retries (https://aws.amazon.com/blogs/developer/middleware-stack-modular-aws-sdk-js/).
 */
export function paceCalls(client: SecurityHubClient, milliseconds = millisecondsPerCall): void {
  const turn = pace(milliseconds);
  client.middlewareStack.add(
    (next) => async (call) => {
      await turn();
      return next(call);
    },
    { step: "finalizeRequest", priority: "low", name: "paceCalls" },
  );
}
