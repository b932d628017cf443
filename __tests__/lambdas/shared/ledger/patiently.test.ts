import { LedgerBusyError, patiently } from "../../../../lambdas/shared/ledger/patiently";

const noWait = async () => {};

test("tries again with what is left, and no longer", async () => {
  const tried: number[] = [];
  await patiently(
    3,
    async (left) => {
      tried.push(left);
      return left === 1 ? undefined : left - 1;
    },
    noWait,
  );
  expect(tried).toEqual([3, 2, 1]);
});

test("waits longer each time, at most two seconds", async () => {
  const waits: number[] = [];
  const busy = patiently(
    "work",
    async (work) => work,
    async (milliseconds) => void waits.push(milliseconds),
  );
  await expect(busy).rejects.toThrow(LedgerBusyError);
  expect(waits).toHaveLength(11);
  for (const [index, wait] of waits.entries()) expect(wait).toBeLessThanOrEqual(Math.min(2_000, 50 * 2 ** index));
});

test("an error is an error", async () => {
  await expect(patiently(1, () => Promise.reject(new Error("no route")), noWait)).rejects.toThrow("no route");
});
