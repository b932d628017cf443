import {
  type CodePipelineClient,
  PutJobFailureResultCommand,
  PutJobSuccessResultCommand,
} from "@aws-sdk/client-codepipeline";
import type { CodePipelineEvent } from "aws-lambda";
import { answerJob, JobError, optionalUserParameter, userParameters } from "../../../lambdas/shared/codepipeline-job";

const eventWith = (parameters: string) =>
  ({
    "CodePipeline.job": {
      id: "job-1",
      data: {
        actionConfiguration: { configuration: { FunctionName: "f", UserParameters: parameters } },
        artifactCredentials: { accessKeyId: "id", secretAccessKey: "the-credential" },
      },
    },
  }) as unknown as CodePipelineEvent;

async function answerTo(work: Parameters<typeof answerJob>[3]) {
  const sent: unknown[] = [];
  const logged: unknown[] = [];
  const client = { send: async (command: unknown) => void sent.push(command) } as unknown as CodePipelineClient;
  const log = {
    info: (...line: unknown[]) => void logged.push(line),
    error: (...line: unknown[]) => void logged.push(line),
  };
  await answerJob(client, eventWith("{}"), log, work);
  return { command: sent[0], logged };
}

test("success carries the output variables", async () => {
  const { command } = await answerTo(async () => ({ verdict: "BLOCK" }));
  expect(command).toBeInstanceOf(PutJobSuccessResultCommand);
  expect(command).toMatchObject({ input: { jobId: "job-1", outputVariables: { verdict: "BLOCK" } } });
});

test.each([
  ["rejects", async () => Promise.reject(new JobError("the reason")), "the reason"],
  [
    "throws at once",
    () => userParameters(eventWith("no JSON")["CodePipeline.job"], ["execution"]) as never,
    "missing: execution",
  ],
  [
    "fails with AWS's name",
    async () => Promise.reject(Object.assign(new Error("no"), { name: "AccessDenied" })),
    "AccessDenied: no",
  ],
  ["throws no error", async () => Promise.reject("x"), "Error: x"],
])("work that %s is answered too", async (_name, work, message) => {
  const { command } = await answerTo(work);
  expect(command).toBeInstanceOf(PutJobFailureResultCommand);
  expect(command).toMatchObject({
    input: { jobId: "job-1", failureDetails: { type: "JobFailed", message: expect.stringContaining(message) } },
  });
});

test("CodePipeline takes no message above 5000 characters", async () => {
  const { command } = await answerTo(async () => Promise.reject(new JobError("x".repeat(9000))));
  expect((command as PutJobFailureResultCommand).input.failureDetails?.message).toHaveLength(5000);
});

test("the credentials of the event are not logged", async () => {
  const { logged } = await answerTo(async () => ({}));
  expect(logged).toHaveLength(1);
  expect(JSON.stringify(logged)).not.toContain("the-credential");
});

test("parameters are strings of a JSON object", () => {
  const job = eventWith('{"execution":"e","sourceDigest":"d","more":1}')["CodePipeline.job"];
  expect(userParameters(job, ["execution", "sourceDigest"])).toEqual({ execution: "e", sourceDigest: "d" });
  expect(() => userParameters(job, ["more"])).toThrow("missing: more");
});

describe("a parameter that only some actions give", () => {
  const given = (parameters: string) => optionalUserParameter(eventWith(parameters)["CodePipeline.job"], "expected");

  test.each([
    ['{"expected":"d"}', "d"],
    ['{"expected":""}', ""],
    ["{}", undefined],
    ["no JSON", undefined],
  ])("%s: %s", (parameters, expected) => {
    expect(given(parameters)).toBe(expected);
  });

  test.each(["7", "null", "{}"])("%s is no string, and an error", (value) => {
    expect(() => given(`{"expected":${value}}`)).toThrow(`expected must be a string, is ${value}`);
  });
});
