import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { CodePipelineEvent } from "aws-lambda";
import { zipSync } from "fflate";
import { loadGatePolicy } from "../../config/gate-policy";
import { projectRoot } from "../../config/project-root";
import type { Verdict } from "../../lambdas/gate/verdict";
import { sourceDigest } from "../../lambdas/shared/source-digest";
import { cloudTrailEvent, user } from "../support/cloudtrail/event";
import { type FakeObjects, startFakeAws } from "../support/fake-aws";
import { objectsOf } from "../support/memory-bucket";
import { checkovSeverities, fixture } from "../support/reports";
import { cleanRun, cleanRuns, type ExampleScanner, readsDatabase, runOf } from "../support/runs";
import { scratchFolder } from "../support/scratch";

type Handler = (event: unknown, context: unknown) => Promise<void>;

const objects: FakeObjects = new Map();
let aws: Awaited<ReturnType<typeof startFakeAws>>;
/** The bundles that Lambda gets, each beside its compiled files. */
let handlers: Readonly<Record<"normalizer" | "waivers" | "gate" | "fingerprint" | "rescan" | "bypass", Handler>>;

function bundle(name: string, files: Readonly<Record<string, string>> = {}): Handler {
  const folder = scratchFolder(files);
  copyFileSync(join(projectRoot, "dist", "lambdas", name, "index.js"), join(folder, "index.js"));
  return (require(join(folder, "index.js")) as { handler: Handler }).handler;
}

const event = (parameters: unknown, location?: { bucketName: string; objectKey: string }) =>
  ({
    "CodePipeline.job": {
      id: "job",
      data: {
        actionConfiguration: { configuration: { FunctionName: "f", UserParameters: JSON.stringify(parameters) } },
        inputArtifacts: location ? [{ location: { type: "S3", s3Location: location } }] : [],
        artifactCredentials: { secretAccessKey: "the-credential" },
      },
    },
  }) as unknown as CodePipelineEvent;
const override = {
  service: "codepipeline",
  name: "OverrideStageCondition",
  parameters: { pipelineName: "gatehouse-payments-pipeline" },
  account: "555555555555",
  caller: user("555555555555", "alice"),
};
const parameters = { execution: "e-1", sourceDigest: "a".repeat(64), objectVersion: "v-1" };
const answerOf = async (name: keyof typeof handlers, given: CodePipelineEvent) => {
  await handlers[name](given, context);
  return aws.answers.at(-1);
};
const context = { getRemainingTimeInMillis: () => 900_000 };

beforeAll(async () => {
  aws = await startFakeAws(objects);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    POWERTOOLS_LOG_LEVEL: "SILENT",
    POWERTOOLS_METRICS_DISABLED: "true",
    GATEHOUSE_WORKLOAD: "payments",
    GATEHOUSE_ACCOUNT: "111122223333",
    GATEHOUSE_REPORTS_BUCKET: "reports-bucket",
    GATEHOUSE_VERDICT_BUCKET: "verdict-bucket",
    GATEHOUSE_LEDGER_TABLE: "ledger",
    GATEHOUSE_PIPELINE: "payments-pipeline",
    GATEHOUSE_SOURCE_ACTION: "Source",
    GATEHOUSE_SOURCE_BUCKET: "source-bucket",
    GATEHOUSE_SOURCE_KEY: "source.zip",
    GATEHOUSE_DEPLOYED_KEY: "deployed.json",
  });
  const { value: policy } = loadGatePolicy(join(projectRoot, "scan-config", "gate-policy.yaml"));
  const judgedBy = {
    "policy.json": JSON.stringify(policy),
    "waivers.json": '{"schemaVersion":1,"waivers":[]}',
    "exploit-data.json": '{"schemaVersion":1,"kev":null,"epss":null}',
  };
  handlers = {
    normalizer: bundle("normalizer", { "checkov-severity.json": JSON.stringify(checkovSeverities) }),
    waivers: bundle("waivers", judgedBy),
    gate: bundle("gate", judgedBy),
    fingerprint: bundle("fingerprint"),
    rescan: bundle("rescan"),
    bypass: bundle("bypass"),
  };
});
afterAll(() => aws.stop());
beforeEach(() => objects.clear());

const upload = (runs: Parameters<typeof objectsOf>[1]) => {
  for (const [key, value] of Object.entries(objectsOf("/reports-bucket/reports/payments/e-1/", runs)))
    objects.set(key, Buffer.from(value));
};
const verdict = () =>
  JSON.parse(
    Buffer.from(objects.get("/verdict-bucket/verdicts/111122223333/payments/e-1/verdict.json") ?? "").toString(),
  ) as Verdict;
const freshDatabases = () =>
  cleanRuns().map(({ folder, ...run }) =>
    readsDatabase(folder)
      ? cleanRun(folder as ExampleScanner, { database: { kind: "example", builtAt: new Date().toISOString() } })
      : { folder, ...run },
  );

test("normalizer and gate, clean: PASS", async () => {
  upload(freshDatabases());
  expect(await answerOf("normalizer", event(parameters))).toMatchObject({
    operation: "PutJobSuccessResult",
    outputVariables: { findings: "0", imported: "0", open: "0", opened: "0", reopened: "0", resolved: "0" },
  });
  expect(await answerOf("gate", event(parameters))).toMatchObject({
    operation: "PutJobSuccessResult",
    outputVariables: { verdict: "PASS", reasons: "0", verdictKey: "verdicts/111122223333/payments/e-1/verdict.json" },
  });
  expect(verdict()).toMatchObject({ verdict: "PASS", source: { objectVersion: "v-1" } });
  expect(aws.events.at(-1)).toEqual({
    workload: "payments",
    account: "111122223333",
    execution: "e-1",
    verdict: "PASS",
    reasons: 0,
    emergencyWaivers: [],
    emergencyWaiverCount: 0,
    verdictKey: "verdicts/111122223333/payments/e-1/verdict.json",
  });
});

test("the waivers function answers its job, and its schedule too", async () => {
  expect(await answerOf("waivers", event(parameters))).toMatchObject({
    operation: "PutJobSuccessResult",
    outputVariables: { suppressed: "0", lifted: "0", missing: "0" },
  });
  const answers = aws.answers.length;
  await handlers.waivers({ source: "gatehouse.schedule" }, context);
  expect(aws.answers).toHaveLength(answers);
});

test("a scheduled run that can't do its work fails, so that the alarm sees it", async () => {
  const broken = bundle("waivers", { "policy.json": "{", "waivers.json": "{}", "exploit-data.json": "{}" });
  await expect(broken({ source: "gatehouse.schedule" }, context)).rejects.toThrow("can't be read");
});

test("normalizer and gate, flawed: findings are imported and BLOCK is a successful job", async () => {
  const report = fixture("bandit/gen--bandit-demo.json").toString();
  upload([runOf("bandit", report)]);
  expect(await answerOf("normalizer", event(parameters))).toMatchObject({
    outputVariables: { findings: "17", imported: "17", opened: "17", open: "17" },
  });
  expect(aws.imported()).toBe(17);
  expect(await answerOf("gate", event(parameters))).toMatchObject({
    operation: "PutJobSuccessResult",
    outputVariables: { verdict: "BLOCK" },
  });
  expect(verdict().reasons.map(({ code }) => code)).toContain("finding-blocks");
});

test("a gate without its policy blocks nothing and passes nothing: its job fails", async () => {
  expect(await bundle("gate")(event(parameters), context).then(() => aws.answers.at(-1))).toMatchObject({
    operation: "PutJobFailureResult",
    failureDetails: { type: "JobFailed", message: expect.stringContaining("policy.json") },
  });
});

test("fingerprint answers with the digest of the tree and the version it was given", async () => {
  const files = { "a.py": Buffer.from("a"), "b/c.py": Buffer.from("c") };
  objects.set("/artifacts/source.zip", zipSync(files));
  const location = { bucketName: "artifacts", objectKey: "source.zip" };
  expect(await answerOf("fingerprint", event({ objectVersion: "v-7" }, location))).toMatchObject({
    operation: "PutJobSuccessResult",
    outputVariables: {
      sourceDigest: sourceDigest(Object.entries(files).map(([path, bytes]) => ({ path, bytes }))),
      files: "2",
      objectVersion: "v-7",
    },
  });
});

test("fingerprint fails the job of a deployment whose source is not what was scanned", async () => {
  objects.set("/artifacts/source.zip", zipSync({ "a.py": Buffer.from("changed") }));
  const location = { bucketName: "artifacts", objectKey: "source.zip" };
  const expected = sourceDigest([{ path: "a.py", bytes: Buffer.from("scanned") }]);
  expect(await answerOf("fingerprint", event({ objectVersion: "v-7", expected }, location))).toMatchObject({
    operation: "PutJobFailureResult",
    failureDetails: { message: expect.stringContaining(`scanned was ${expected}: it is not deployed`) },
  });
});

describe("rescan", () => {
  const scheduled = async () => {
    const answers = aws.answers.length;
    await handlers.rescan({ source: "gatehouse.schedule" }, context);
    return aws.answers.slice(answers);
  };
  const startOf = (revisionValue: string) => ({
    operation: "StartPipelineExecution",
    name: "payments-pipeline",
    variables: [{ name: "mode", value: "scan" }],
    sourceRevisions: [{ actionName: "Source", revisionType: "S3_OBJECT_VERSION_ID", revisionValue }],
  });

  test("scans the version that was deployed last, and not the newest", async () => {
    objects.set("/source-bucket/source.zip", Buffer.from("newest"));
    expect(await answerOf("rescan", event(parameters))).toMatchObject({ operation: "PutJobSuccessResult" });
    expect(JSON.parse(Buffer.from(objects.get("/source-bucket/deployed.json") ?? "").toString())).toEqual({
      schemaVersion: 1,
      ...parameters,
      deployedAt: expect.stringMatching(/Z$/),
    });
    expect(await scheduled()).toEqual([expect.objectContaining(startOf("v-1"))]);
  });

  test("scans the newest version before anything was deployed", async () => {
    objects.set("/source-bucket/source.zip", Buffer.from("newest"));
    expect(await scheduled()).toEqual([expect.objectContaining(startOf("newest"))]);
  });

  test("starts nothing before anything was delivered", async () => {
    expect(await scheduled()).toEqual([]);
  });

  test("fails when what was deployed can't be read, so that the alarm sees it", async () => {
    objects.set("/source-bucket/source.zip", Buffer.from("newest"));
    objects.set("/source-bucket/deployed.json", Buffer.from("{}"));
    await expect(scheduled()).rejects.toThrow("deployed.json in the source bucket must hold");
  });
});

test.each([
  ["normalizer", event({}), "missing: execution, sourceDigest"],
  ["gate", event("x"), "missing: execution, sourceDigest, objectVersion"],
  ["fingerprint", event({ objectVersion: "v" }), "no input artifact"],
  ["fingerprint", event({ objectVersion: "v", expected: 7 }, { bucketName: "artifacts", objectKey: "s" }), "does not"],
  ["rescan", event({ execution: "e-1" }), "missing: objectVersion, sourceDigest"],
  ["fingerprint", event({ objectVersion: "v" }, { bucketName: "artifacts", objectKey: "gone" }), "does not exist"],
] as const)("%s answers a job that it can't do", async (name, given, message) => {
  expect(await answerOf(name, given)).toMatchObject({
    operation: "PutJobFailureResult",
    failureDetails: { message: expect.stringContaining(message) },
  });
});

test("a missing environment variable is an answer too", async () => {
  delete process.env.GATEHOUSE_REPORTS_BUCKET;
  expect(await answerOf("gate", event(parameters))).toMatchObject({
    failureDetails: { message: expect.stringContaining("lacks the environment variables GATEHOUSE_REPORTS_BUCKET") },
  });
  process.env.GATEHOUSE_REPORTS_BUCKET = "reports-bucket";
});

test("the bypass function imports a finding of the call that it is told of", async () => {
  const imported = aws.imported();
  await handlers.bypass(cloudTrailEvent(override), context);
  expect(aws.imported()).toBe(imported + 1);
});

test("and fails on what is no call, so that the event is kept", async () => {
  await expect(handlers.bypass({ source: "aws.s3" }, context)).rejects.toThrow("the event has no detail.eventID");
});
