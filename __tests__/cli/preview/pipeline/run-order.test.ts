import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import type { PipelineAction } from "../../../../cli/preview/definition/pipeline-schema";
import { type JobAnswers, startJobAnswers } from "../../../../cli/preview/pipeline/job-answers";
import { runPipeline } from "../../../../cli/preview/pipeline/run-pipeline";
import { noRegistry } from "../../../support/no-registry";
import { scratchFolder } from "../../../support/scratch";

/** A function that answers its job with what it was told, or fails it where it was told "fail". */
const handler = `exports.handler = async (event) => {
  const { id, data } = event["CodePipeline.job"];
  const said = data.actionConfiguration.configuration.UserParameters;
  const [operation, answer] = said === "fail"
    ? ["PutJobFailureResult", { failureDetails: { type: "JobFailed", message: "told to" } }]
    : ["PutJobSuccessResult", { outputVariables: { said } }];
  const headers = { "x-amz-target": "CodePipeline_20150709." + operation };
  const body = JSON.stringify({ jobId: id, ...answer });
  await fetch(process.env.AWS_ENDPOINT_URL_CODEPIPELINE, { method: "POST", headers, body });
};`;

let jobs: JobAnswers;
beforeAll(async () => {
  jobs = await startJobAnswers();
});
afterAll(() => jobs.stop());

const invoke = (name: string, run_order: number, UserParameters: string): PipelineAction => ({
  name,
  namespace: name,
  category: "Invoke",
  owner: "AWS",
  provider: "Lambda",
  version: "1",
  run_order,
  input_artifacts: [],
  output_artifacts: [],
  configuration: { FunctionName: "echo", UserParameters },
});

/** A pipeline of one stage, with a function that every action invokes. */
async function run(...actions: readonly PipelineAction[]) {
  const scratch = scratchFolder();
  const file = join(scratch, "echo.zip");
  writeFileSync(file, zipSync({ "index.js": Buffer.from(handler) }));
  const endpoints = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_ENDPOINT_URL_SECURITYHUB: "http://127.0.0.1:1" };
  const [account, region] = ["555555555555", "eu-central-1"];
  const echo = { name: "echo", file, runtime: "nodejs22.x", timeoutSeconds: 60, memoryMegabytes: 128, environment: {} };
  const result = await runPipeline(
    {
      id: "e-1",
      workload: "payments",
      definition: {
        account,
        region,
        pipeline: { name: "p", artifactBucket: "a", stages: [{ name: "Findings", action: [...actions] }] },
        trigger: { rule: "", eventPattern: "{}", targetArn: "", inputPaths: {}, inputTemplate: "{}" },
        schedules: [],
        tables: [],
        buckets: [],
        objects: [],
        functions: [echo],
        projects: [],
        repositories: [],
      },
      access: {
        account,
        region,
        endpoints,
        credentials: { accessKeyId: "a", secretAccessKey: "b", sessionToken: "c" },
      },
      jobs,
      registry: noRegistry,
      image: undefined,
      sourceVersions: {},
      scratch,
      out: scratch,
      onLine: () => {},
      signal: new AbortController().signal,
    },
    () => {},
  );
  return { ...result, stage: result.stages[0] };
}

test("functions of one stage run by their order, whatever the order they are listed in, and pass variables on", async () => {
  const { stage, variables } = await run(
    invoke("Waivers", 2, "after #{Findings.said}"),
    invoke("Findings", 1, "first"),
  );
  expect(stage?.actions.map(({ name, status }) => [name, status])).toEqual([
    ["Findings", "succeeded"],
    ["Waivers", "succeeded"],
  ]);
  expect(variables.Waivers).toEqual({ said: "after first" });
});

test("a function that fails its job ends the stage before what comes after it", async () => {
  const { stage } = await run(invoke("Findings", 1, "fail"), invoke("Waivers", 2, "after"));
  expect(stage).toMatchObject({ status: "failed", message: "Findings: told to" });
  expect(stage?.actions.map(({ name }) => name)).toEqual(["Findings"]);
});
