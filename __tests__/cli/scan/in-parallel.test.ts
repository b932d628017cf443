import { setTimeout as sleep } from "node:timers/promises";
import { inParallel } from "../../../cli/scan/in-parallel";

test("does at most so many at a time, and answers in the order of the items", async () => {
  let [now, most] = [0, 0];
  const results = await inParallel([30, 20, 10, 1], 2, async (item) => {
    now += 1;
    most = Math.max(most, now);
    await sleep(item);
    now -= 1;
    return item;
  });
  expect(most).toBe(2);
  expect(results).toEqual([30, 20, 10, 1].map((value) => ({ status: "fulfilled", value })));
});

test("one that fails does not stop the others", async () => {
  const results = await inParallel([1, 2, 3], 1, async (item) => {
    if (item === 2) throw new Error("two");
    return item;
  });
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
