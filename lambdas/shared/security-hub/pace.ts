import { setTimeout as sleep } from "node:timers/promises";
import type { SecurityHubClient } from "@aws-sdk/client-securityhub";

/** At most 10 calls a second: https://docs.aws.amazon.com/securityhub/latest/partnerguide/guidelines-batchimportfindings.html */
export const millisecondsPerCall = 100;

/** The limit is the account's, and other workloads import too: who is throttled leaves them more room, for a while. */
const slower = 1.5;
const recovering = 0.7;
const longestMilliseconds = 5_000;

/** Lets calls pass one after the other. */
export interface Pace {
  /** Waits until the next call may begin; the first at once. */
  turn(): Promise<void>;
  throttled(): void;
  answered(): void;
}

export interface PaceClock {
  /** Milliseconds since the epoch. */
  now(): number;
  wait(milliseconds: number): Promise<unknown>;
}

const realClock: PaceClock = { now: Date.now, wait: sleep };

/** @param milliseconds between two calls as long as nobody is throttled */
export function pace(milliseconds: number, { now: time, wait }: PaceClock = realClock): Pace {
  let next = 0;
  let between = milliseconds;
  return {
    async turn() {
      const now = time();
      const turn = Math.max(now, next);
      next = turn + between;
      if (turn > now) await wait(turn - now);
    },
    throttled() {
      between = Math.min(longestMilliseconds, between * slower);
    },
    answered() {
      between = milliseconds + (between - milliseconds) * recovering;
    },
  };
}

const throttling = "TooManyRequestsException";

/**
 * Makes every attempt of a client's calls wait for its turn, those that the SDK repeats too: a middleware behind the one
 * that retries (https://aws.amazon.com/blogs/developer/middleware-stack-modular-aws-sdk-js/). The SDK's own adaptive mode
 * sleeps for seconds after a single throttled call, which leaves most of the limit unused.
 */
export function paceCalls(client: SecurityHubClient, milliseconds = millisecondsPerCall): void {
  const { turn, throttled, answered } = pace(milliseconds);
  client.middlewareStack.add(
    (next) => async (call) => {
      await turn();
      try {
        const answer = await next(call);
        answered();
        return answer;
      } catch (error) {
        if (error instanceof Error && error.name === throttling) throttled();
        throw error;
      }
    },
    { step: "finalizeRequest", priority: "low", name: "paceCalls" },
  );
}
