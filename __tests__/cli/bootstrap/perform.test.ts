import { findAll, performAll } from "../../../cli/bootstrap/perform";
import { done, type Found, type Step, toDo } from "../../../cli/bootstrap/step";
import type { Show } from "../../../cli/preview/progress/progress";

const quietly: Show = (_, run) => run({ line: () => {}, outcome: () => {}, each: async () => [] });
const { signal } = new AbortController();

function stepOf(name: string, states: Found[], performed: string[], fails?: Error): Step {
  return {
    name,
    command: `make ${name}`,
    find: async () => (states.length > 1 ? states.shift() : states[0]) ?? toDo("nothing"),
    perform: async () => {
      performed.push(name);
      if (fails) throw fails;
    },
  };
}

test("what is there already is left alone, and the rest is done in order", async () => {
  const performed: string[] = [];
  const steps = [
    stepOf("one", [done("there")], performed),
    stepOf("two", [toDo("missing"), done("made")], performed),
    stepOf("three", [toDo("missing"), done("made")], performed),
  ];
  expect(await performAll(steps, quietly, signal)).toEqual([
    { name: "one", state: "done", found: "there", command: "make one" },
    { name: "two", state: "done", found: "made", command: "make two" },
    { name: "three", state: "done", found: "made", command: "make three" },
  ]);
  expect(performed).toEqual(["two", "three"]);
});

test("what AWS shows a while later is waited for", async () => {
  const performed: string[] = [];
  const late = stepOf("late", [toDo("missing"), toDo("pending"), done("made")], performed);
  expect(await performAll([late], quietly, signal)).toMatchObject([{ state: "done" }]);
  expect(performed).toEqual(["late"]);
});

test("the first failure ends it, with the step's name", async () => {
  const performed: string[] = [];
  const denied = Object.assign(new Error("you may not"), { name: "AccessDeniedException" });
  const steps = [stepOf("one", [toDo("missing")], performed, denied), stepOf("two", [toDo("missing")], performed)];
  await expect(performAll(steps, quietly, signal)).rejects.toMatchObject({
    message: "one: AWS denies it: you may not",
  });
  expect(performed).toEqual(["one"]);
});

test("nothing goes on once it was stopped", async () => {
  const performed: string[] = [];
  const stopped = AbortSignal.abort(new Error("stopped by SIGINT"));
  await expect(performAll([stepOf("one", [toDo("missing")], performed)], quietly, stopped)).rejects.toThrow(
    "stopped by SIGINT",
  );
  expect(performed).toEqual([]);
});

test("a look that was stopped says so, and not what the call to AWS ended with", async () => {
  const controller = new AbortController();
  const asked = async () => {
    controller.abort(new Error("stopped by SIGINT"));
    throw new Error("socket hang up");
  };
  const step = { ...stepOf("one", [], []), find: asked };
  await expect(findAll([step], controller.signal)).rejects.toThrow("stopped by SIGINT");
});

test("without an organization nothing else is asked", async () => {
  const performed: string[] = [];
  const unasked = { ...stepOf("two", [], performed), find: () => Promise.reject(new Error("asked")) };
  const listed = await findAll([stepOf("the organization", [toDo("none")], performed), unasked], signal);
  expect(listed.map(({ state, found }) => [state, found])).toEqual([
    ["to do", "none"],
    ["to do", "waits for the organization"],
  ]);
});
