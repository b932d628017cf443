import { getMaxListeners } from "node:events";
import { stopSignal } from "../../../cli/preview/stop-signal";

const names = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const before = new Map(names.map((name) => [name, process.listeners(name)]));

afterEach(() => {
  for (const name of names)
    for (const listener of process.listeners(name))
      if (!before.get(name)?.includes(listener)) process.removeListener(name, listener);
});

test("any number of requests may wait for the stop without a warning", () => {
  expect(getMaxListeners(stopSignal())).toBe(Number.POSITIVE_INFINITY);
});

test("a signal of the process aborts, with its name as the reason", () => {
  const signal = stopSignal();
  process.emit("SIGTERM", "SIGTERM");
  expect(signal.aborted).toBe(true);
  expect(signal.reason).toEqual(new Error("stopped by SIGTERM"));
});
