import { setTimeout as sleep } from "node:timers/promises";

const longestWait = 15_000;

/** Asks again, ever more seldom, until the answer is what is waited for. There is no end but the signal. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  isReady: (answer: Answer) => boolean,
  signal: AbortSignal,
  wait = 500,
): Promise<Answer> {
  const answer = await ask();
  if (isReady(answer)) return answer;
  await sleep(wait, undefined, { signal });
  return until(ask, isReady, signal, Math.min(wait * 2, longestWait));
}
