import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import type { PipelineAction, PipelineStage } from "../../cli/preview/definition/pipeline-schema";
import type { Execution } from "../../cli/preview/pipeline/action";
import { type JobAnswers, startJobAnswers } from "../../cli/preview/pipeline/job-answers";
import { runPipeline } from "../../cli/preview/pipeline/run-pipeline";
import { noRegistry } from "./no-registry";
import { scratchFolder } from "./scratch";

/**
 * A function that answers its job with what it was told; fails it where it was told "fail"; and where it was told
 * "twice", asks to be invoked again, and then answers with the token that it is given.
 */
const handler = `exports.handler = async (event) => {
  const { id, data } = event["CodePipeline.job"];
  const said = data.actionConfiguration.configuration.UserParameters;
  console.log("job " + id);
  const [operation, answer] = said === "fail"
    ? ["PutJobFailureResult", { failureDetails: { type: "JobFailed", message: "told to" } }]
    : said === "twice" && data.continuationToken === undefined
      ? ["PutJobSuccessResult", { continuationToken: "half of it" }]
      : ["PutJobSuccessResult", { outputVariables: { said: data.continuationToken ?? said } }];
  const headers = { "x-amz-target": "CodePipeline_20150709." + operation };
  const body = JSON.stringify({ jobId: id, ...answer });
  await fetch(process.env.AWS_ENDPOINT_URL_CODEPIPELINE, { method: "POST", headers, body });
};`;

/** An action that invokes that function. */
export function invocation(name: string, UserParameters: string, run_order = 1): PipelineAction {
  return {
    name,
    namespace: name,
    category: "Invoke",
    owner: "AWS",
    provider: "Lambda",
    version: "1",
    run_order,
    input_artifacts: [],
    output_artifacts: [],
    configuration: { FunctionName: "echo:live", UserParameters },
  };
}

/** Runs pipelines whose actions invoke that one function. */
export function smallPipeline() {
  let jobs: JobAnswers;
  beforeAll(async () => {
    jobs = await startJobAnswers();
  });
  afterAll(() => jobs.stop());
  return async (stages: readonly PipelineStage[], more: Partial<Execution> = {}) => {
    const scratch = scratchFolder();
    const lines: string[] = [];
    const execution = { ...executionOf(stages, scratch, jobs), onLine: (line: string) => lines.push(line), ...more };
    return { ...(await runPipeline(execution, () => {})), lines, out: scratch };
  };
}

function executionOf(stages: readonly PipelineStage[], scratch: string, jobs: JobAnswers): Execution {
  const file = join(scratch, "echo.zip");
  writeFileSync(file, zipSync({ "index.js": Buffer.from(handler) }));
  const endpoints = { AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_ENDPOINT_URL_SECURITYHUB: "http://127.0.0.1:1" };
  const [account, region] = ["555555555555", "eu-central-1"];
  const echo = {
    name: "echo",
    aliases: ["live"],
    file,
    runtime: "nodejs22.x",
    timeoutSeconds: 60,
    memoryMegabytes: 128,
    environment: {},
  };
  return {
    id: "e-1",
    workload: "payments",
    definition: {
      account,
      region,
      pipeline: { name: "p", artifactBucket: "a", stages, variables: { mode: "deliver" } },
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
    variables: {},
    scratch,
    out: scratch,
    onLine: () => {},
    signal: new AbortController().signal,
  };
}
