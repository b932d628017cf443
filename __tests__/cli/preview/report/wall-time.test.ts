import { wallTime } from "../../../../cli/preview/report/wall-time";

const action = (name: string, seconds: number) => ({ name, status: "succeeded" as const, seconds });
const pipeline = (...actions: ReturnType<typeof action>[]) => ({
  execution: "e-1",
  variables: {},
  seconds: 20,
  stages: [{ name: "Scan", status: "succeeded" as const, actions }],
});

test("names the slowest scanner, and takes nothing else for one", () => {
  expect(wallTime(pipeline(action("bandit", 2), action("trivy", 9), action("Image", 12), action("grype", 8)))).toEqual({
    pipelineSeconds: 20,
    slowestScanner: { scanner: "trivy", seconds: 9 },
  });
});

test("where no scanner ran there is none", () => {
  expect(wallTime(pipeline(action("Source", 1)))).toEqual({ pipelineSeconds: 20, slowestScanner: null });
});
