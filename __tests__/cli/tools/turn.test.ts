import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inTurn } from "../../../cli/tools/turn";
import { scratchFolder } from "../../support/scratch";

test("one at a time, and the others are told that they wait", async () => {
  const lock = join(scratchFolder(), "lock");
  const events: string[] = [];
  const work = (name: string) =>
    inTurn(
      lock,
      () => events.push(`${name} waits`),
      async () => {
        events.push(`${name} begins`);
        await sleep(50);
        events.push(`${name} ends`);
      },
    );
  await Promise.all([work("a"), work("b")]);
  expect(events.filter((event) => !event.endsWith("waits"))).toEqual(["a begins", "a ends", "b begins", "b ends"]);
  expect(events).toContain("b waits");
  expect(existsSync(lock)).toBe(false);
});

test("a lock of a process that is gone is taken over", async () => {
  const folder = scratchFolder({ "lock/pid": "999999999" });
  expect(
    await inTurn(
      join(folder, "lock"),
      () => {},
      async () => "done",
    ),
  ).toBe("done");
});

test("a failure gives the lock back", async () => {
  const lock = join(scratchFolder(), "lock");
  await expect(
    inTurn(
      lock,
      () => {},
      () => Promise.reject(new Error("no")),
    ),
  ).rejects.toThrow("no");
  expect(existsSync(lock)).toBe(false);
});
