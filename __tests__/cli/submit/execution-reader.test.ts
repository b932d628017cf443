import { CodePipelineClient } from "@aws-sdk/client-codepipeline";
import type { ExecutionReader } from "../../../cli/submit/execution";
import { executionReader } from "../../../cli/submit/execution-reader";
import { actionExecution, startCodePipeline } from "../../support/codepipeline-stand-in";

const name = "gatehouse-payments-pipeline";
const stageStates = [
  { stageName: "Gate", latestExecution: { pipelineExecutionId: "new", status: "Succeeded" } },
  {
    stageName: "Deploy-staging",
    inboundExecutions: [{ pipelineExecutionId: "new", status: "Failed" }],
    beforeEntryConditionState: {
      latestExecution: { status: "Failed", summary: "the condition" },
      conditionStates: [
        {
          ruleStates: [
            { ruleName: "GateSaysPass", latestExecution: { status: "Failed", summary: "BLOCK is not PASS" } },
            { ruleName: "Other", latestExecution: { status: "Succeeded" } },
          ],
        },
      ],
    },
  },
  {
    stageName: "Deploy-production",
    latestExecution: { pipelineExecutionId: "another", status: "Failed" },
    beforeEntryConditionState: { latestExecution: { status: "Failed", summary: "not ours" } },
  },
];
const actions = [
  actionExecution("Deploy", "Approve", "InProgress", 4, { category: "Approval" }),
  actionExecution("Gate", "Gate", "Succeeded", 3, { output: { outputVariables: { verdict: "BLOCK" } } }),
  actionExecution("Scan", "trivy", "Failed", 2, {
    output: { executionResult: { errorDetails: { message: "no database" }, externalExecutionSummary: "build failed" } },
  }),
  actionExecution("Scan", "bandit", "Failed", 1, {
    output: { executionResult: { externalExecutionSummary: "build failed" } },
  }),
];
const snapshots = [{ status: "Failed", actions, stageStates }] as const;
const execution = (id: string, objectVersion: string) => ({ id, objectVersion, snapshots });

let standIn: Awaited<ReturnType<typeof startCodePipeline>>;
let client: CodePipelineClient;
let reader: ExecutionReader;

beforeAll(async () => {
  standIn = await startCodePipeline({
    name,
    executions: [[execution("rescan", "v-2"), execution("new", "v-2"), execution("old", "v-1")]],
  });
  client = new CodePipelineClient({
    endpoint: standIn.url,
    region: "eu-central-1",
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 1,
  });
  reader = executionReader(client, name, new AbortController().signal);
});
afterAll(async () => {
  client.destroy();
  await standIn.stop();
});

test("finds the execution that an upload started, not a later scan of the same version", async () => {
  expect(await reader.executionOf("v-2")).toBe("new");
  expect(await reader.executionOf("v-1")).toBe("old");
  expect(await reader.executionOf("v-3")).toBeUndefined();
});

test("reads the status", async () => {
  expect(await reader.status("new")).toBe("Failed");
});

test("reads all pages of actions, in the order in which they started", async () => {
  expect(await reader.actions("new")).toEqual([
    { stage: "Scan", action: "bandit", status: "Failed", isApproval: false, message: "build failed", variables: {} },
    { stage: "Scan", action: "trivy", status: "Failed", isApproval: false, message: "no database", variables: {} },
    {
      stage: "Gate",
      action: "Gate",
      status: "Succeeded",
      isApproval: false,
      message: "",
      variables: { verdict: "BLOCK" },
    },
    { stage: "Deploy", action: "Approve", status: "InProgress", isApproval: true, message: "", variables: {} },
  ]);
});

test("tells what kept this execution out of a stage, and not another one", async () => {
  expect(await reader.failedConditions("new")).toEqual([
    { stage: "Deploy-staging", message: "not entered: GateSaysPass: BLOCK is not PASS" },
  ]);
});

test("what AWS refuses is thrown", async () => {
  const wrong = executionReader(client, "another-pipeline", new AbortController().signal);
  await expect(wrong.executionOf("v-1")).rejects.toThrow(/no ListPipelineExecutions of that/);
});
