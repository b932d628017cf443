import { existsSync } from "node:fs";
import { join } from "node:path";
import { withoutLeaving } from "../../../cli/support/without-leaving";
import { scratchFolder } from "../../support/scratch";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const listeners = () => signals.map((name) => process.listenerCount(name));

test.each(signals)("%s removes the file, and then ends the process", async (signal) => {
  const file = join(scratchFolder({ partial: "" }), "partial");
  const before = listeners();
  const kill = jest.spyOn(process, "kill").mockReturnValue(true);
  try {
    await withoutLeaving(file, async () => {
      process.emit(signal);
      expect(existsSync(file)).toBe(false);
      expect(kill.mock.calls).toEqual([[process.pid, signal]]);
      expect(process.listenerCount(signal)).toBe(before[signals.indexOf(signal)]);
    });
  } finally {
    kill.mockRestore();
  }
  expect(listeners()).toEqual(before);
});

test("a failure removes the file, too", async () => {
  const file = join(scratchFolder({ partial: "" }), "partial");
  const before = listeners();
  await expect(withoutLeaving(file, () => Promise.reject(new Error("full")))).rejects.toThrow("full");
  expect(existsSync(file)).toBe(false);
  expect(listeners()).toEqual(before);
});
