import { setTimeout as sleep } from "node:timers/promises";

/** A table is busy for longer than anybody should wait. */
export class LedgerBusyError extends Error {
  override readonly name = "LedgerBusyError";
}

const attempts = 12;
const longestWaitMilliseconds = 2_000;

/**
 * Tries again, after waits that double and vary, as long as something is left to do: several functions share the table.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html#Programming.Errors.BatchOperations
 * @param attempt gives what is left, `undefined` when nothing is
 * @throws LedgerBusyError
 */
export async function patiently<Work>(
  work: Work,
  attempt: (work: Work) => Promise<Work | undefined>,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<void> {
  let left: Work | undefined = work;
  for (let count = 0; left !== undefined; count += 1) {
    if (count === attempts)
      throw new LedgerBusyError(`the ledger's table did not take everything in ${attempts} attempts`);
    if (count > 0) await wait(Math.random() * Math.min(longestWaitMilliseconds, 25 * 2 ** count));
    left = await attempt(left);
  }
}
