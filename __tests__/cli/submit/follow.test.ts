import type { ActionRun, ExecutionReader } from "../../../cli/submit/execution";
import { follow } from "../../../cli/submit/follow";
import { submitTarget } from "../../../cli/submit/target";
import { loadConfiguration } from "../../../config/load";

const target = submitTarget(loadConfiguration(), "payments");

const run = (stage: string, action: string, status: string, isApproval = false): ActionRun => ({
  stage,
  action,
  status,
  isApproval,
  message: "",
  variables: {},
});

type Look = readonly [status: string, actions: readonly ActionRun[]];

/** A pipeline that shows one look after the other, and then its last one. */
function pipeline(waits: number, ...looks: readonly Look[]): ExecutionReader & { readonly asked: string[] } {
  const asked: string[] = [];
  let [waited, looked] = [0, -1];
  const look = () => looks[Math.min(looked, looks.length - 1)];
  return {
    asked,
    async executionOf(version) {
      asked.push(version);
      waited += 1;
      return waited > waits ? "e-1" : undefined;
    },
    async status() {
      looked += 1;
      return look()?.[0] ?? "";
    },
    async actions() {
      return look()?.[1] ?? [];
    },
    async failedConditions() {
      return [{ stage: "Deploy-staging", message: "not entered" }];
    },
  };
}

const following = (reader: ExecutionReader, signal = new AbortController().signal) => {
  const lines: string[] = [];
  const onLine = (line: string) => void lines.push(line);
  return { lines, ended: follow({ target, reader, objectVersion: "v-1", onLine, signal, interval: 0 }) };
};

test("waits for the execution of that version, and is told each change of a stage once", async () => {
  const source = run("Source", "Source", "Succeeded");
  const reader = pipeline(
    2,
    ["InProgress", [run("Source", "Source", "InProgress")]],
    ["InProgress", [source, run("Scan", "bandit", "InProgress"), run("Scan", "trivy", "InProgress")]],
    ["InProgress", [source, run("Scan", "bandit", "InProgress"), run("Scan", "trivy", "InProgress")]],
    ["InProgress", [source, run("Scan", "bandit", "Succeeded"), run("Scan", "trivy", "Failed")]],
    ["InProgress", [source, run("Deploy-production", "Approve", "InProgress", true)]],
    ["Stopping", [source]],
    ["Succeeded", [source]],
  );
  const { lines, ended } = following(reader);
  expect(await ended).toEqual({ id: "e-1", status: "Succeeded", actions: [source], failedConditions: [] });
  expect(reader.asked).toEqual(["v-1", "v-1", "v-1"]);
  expect(lines).toEqual([
    "waits for its execution",
    "execution e-1",
    "Source: Source runs",
    "Source: Source succeeded",
    "Scan: bandit runs, trivy runs",
    "Scan: bandit succeeded, trivy failed",
    "Deploy-production: Approve waits for a person",
  ]);
});

test.each(["Failed", "Stopped", "Cancelled", "Superseded"])(
  "%s is an end, with the conditions that failed",
  async (status) => {
    expect(await following(pipeline(0, [status, []])).ended).toEqual({
      id: "e-1",
      status,
      actions: [],
      failedConditions: [{ stage: "Deploy-staging", message: "not entered" }],
    });
  },
);

describe("when the following ends before the execution", () => {
  const forever: Look = ["InProgress", []];
  const stopped = (reader: ExecutionReader) => {
    const controller = new AbortController();
    const { ended } = following(reader, controller.signal);
    setImmediate(() => controller.abort(new Error("stopped by SIGINT")));
    return ended;
  };

  test("says that the execution goes on, and how to look at it", async () => {
    await expect(stopped(pipeline(0, forever))).rejects.toMatchObject({
      message: "stopped by SIGINT: execution e-1 of gatehouse-payments-pipeline goes on",
      next: expect.stringContaining("--pipeline-execution-id e-1"),
    });
  });

  test("says that no execution was seen, and where failed starts are", async () => {
    await expect(stopped(pipeline(Number.POSITIVE_INFINITY))).rejects.toMatchObject({
      message: "stopped by SIGINT: version v-1 is uploaded, and no execution of it was seen yet",
      next: expect.stringContaining("gatehouse-payments-start-failed"),
    });
  });

  test("says the same when AWS refuses an answer", async () => {
    const refusing: ExecutionReader = {
      ...pipeline(0, forever),
      actions: () => Promise.reject(new Error("the session has expired")),
    };
    await expect(following(refusing).ended).rejects.toThrow("the session has expired: execution e-1 of");
  });
});
