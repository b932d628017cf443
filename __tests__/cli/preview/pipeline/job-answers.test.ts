import {
  CodePipelineClient,
  InvalidJobStateException,
  JobNotFoundException,
  ListPipelinesCommand,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
  StartPipelineExecutionCommand,
} from "@aws-sdk/client-codepipeline";
import { type JobAnswers, startJobAnswers } from "../../../../cli/preview/pipeline/job-answers";

let jobs: JobAnswers;
let client: CodePipelineClient;

beforeAll(async () => {
  jobs = await startJobAnswers();
  client = new CodePipelineClient({
    endpoint: jobs.url,
    region: "eu-central-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 1,
  });
});

afterAll(async () => {
  client.destroy();
  await jobs.stop();
});

const succeed = (jobId: string, outputVariables: Record<string, string> = {}) =>
  client.send(new PutJobSuccessResultCommand({ jobId, outputVariables }));

test("a success brings its output variables", async () => {
  jobs.open("a");
  expect(jobs.answerOf("a")).toBeUndefined();
  await succeed("a", { verdict: "BLOCK" });
  expect(jobs.answerOf("a")).toEqual({ kind: "succeeded", variables: { verdict: "BLOCK" } });
});

test("a failure brings its sentence", async () => {
  jobs.open("b");
  const failureDetails = { type: "JobFailed", message: "no zip" } as const;
  await client.send(new PutJobFailureResultCommand({ jobId: "b", failureDetails }));
  expect(jobs.answerOf("b")).toEqual({ kind: "failed", message: "no zip" });
});

test("an unknown job and a second answer are refused as CodePipeline does", async () => {
  await expect(succeed("nobody")).rejects.toBeInstanceOf(JobNotFoundException);
  jobs.open("c");
  await succeed("c");
  await expect(succeed("c", { verdict: "PASS" })).rejects.toBeInstanceOf(InvalidJobStateException);
  expect(jobs.answerOf("c")).toEqual({ kind: "succeeded", variables: {} });
});

test("a continuation token is an answer, but no success", async () => {
  jobs.open("e");
  await client.send(new PutJobSuccessResultCommand({ jobId: "e", continuationToken: "half of it" }));
  expect(jobs.answerOf("e")).toEqual({ kind: "unfinished", continuationToken: "half of it" });
});

test("output variables beside a continuation token are refused: CodePipeline takes only one of them", async () => {
  jobs.open("f");
  const both = { continuationToken: "half of it", outputVariables: { verdict: "PASS" } };
  await expect(client.send(new PutJobSuccessResultCommand({ jobId: "f", ...both }))).rejects.toThrow("outputVariables");
  expect(jobs.answerOf("f")).toBeUndefined();
});

test("a variable name that CodePipeline does not take is refused", async () => {
  jobs.open("d");
  await expect(succeed("d", { "not a name": "x" })).rejects.toThrow();
  expect(jobs.answerOf("d")).toBeUndefined();
});

test("a start is remembered, not made", async () => {
  const { pipelineExecutionId } = await client.send(
    new StartPipelineExecutionCommand({
      name: "p",
      variables: [{ name: "mode", value: "scan" }],
      sourceRevisions: [{ actionName: "Source", revisionType: "S3_OBJECT_VERSION_ID", revisionValue: "v-1" }],
    }),
  );
  expect(jobs.starts()).toEqual([
    { execution: pipelineExecutionId, pipeline: "p", variables: { mode: "scan" }, sourceVersions: { Source: "v-1" } },
  ]);
});

test.each([
  ["an empty variable", { variables: [{ name: "mode", value: "" }] }],
  [
    "another key of the package",
    { sourceRevisions: [{ actionName: "S", revisionType: "S3_OBJECT_KEY", revisionValue: "k" }] },
  ],
] as const)("a start with %s is refused", async (_, input) => {
  const command = new StartPipelineExecutionCommand({ name: "p", ...JSON.parse(JSON.stringify(input)) });
  await expect(client.send(command)).rejects.toThrow();
  expect(jobs.starts()).toHaveLength(1);
});

test("every other operation is refused", async () => {
  await expect(client.send(new ListPipelinesCommand({}))).rejects.toThrow("ListPipelines is not answered here");
});
