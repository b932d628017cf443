import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CreateBucketCommand, GetObjectCommand, PutBucketVersioningCommand, S3Client } from "@aws-sdk/client-s3";
import { writePackage } from "../../cli/package/write-package";
import { awsEnvironment } from "../../cli/preview/aws/account-access";
import { type EmbeddedAws, startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { submitTarget } from "../../cli/submit/target";
import { loadConfiguration } from "../../config/load";
import { projectRoot } from "../../config/project-root";
import { actionExecution, type Snapshot, startCodePipeline } from "../support/codepipeline-stand-in";
import { scratchFolder } from "../support/scratch";

const target = submitTarget(loadConfiguration(), "payments");
const { account, region, bucket: Bucket, key: Key, pipeline } = target;
const source = scratchFolder({ "handler.py": "def handler(): ..." });
const zip = writePackage(source, join(scratchFolder(), "payments.zip"));

let aws: EmbeddedAws;
let s3: S3Client;
let environment: Readonly<Record<string, string>>;

const environmentOf = async (of: string) =>
  awsEnvironment({ account: of, region, endpoints: aws.endpoints, credentials: await aws.credentialsFor(of) });

beforeAll(async () => {
  aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  environment = await environmentOf(account);
  s3 = new S3Client({
    region,
    endpoint: aws.endpoints.AWS_ENDPOINT_URL,
    credentials: await aws.credentialsFor(account),
  });
  await s3.send(
    new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region as "eu-central-1" } }),
  );
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
});
afterAll(async () => {
  s3.destroy();
  await aws.stop();
});

interface Run {
  readonly args?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Interrupts the command as soon as it says that. */
  readonly interruptAt?: string;
}

/** The command as its own process. */
async function submit({ args = [], environment: more = environment, interruptAt }: Run) {
  const child = spawn(process.execPath, ["bin/gatehouse.mjs", "submit", zip.path, "--workload", "payments", ...args], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, ...more },
  });
  const printed = { stdout: "", stderr: "" };
  let interrupted = false;
  child.stdout.on("data", (text) => {
    printed.stdout += text;
  });
  child.stderr.on("data", (text) => {
    printed.stderr += text;
    // Once, as a person does: while the process ends, a second one would end it without its own exit code.
    if (!interrupted && interruptAt !== undefined && printed.stderr.includes(interruptAt))
      interrupted = child.kill("SIGINT");
  });
  const status = await new Promise((resolve) => child.once("close", resolve));
  return { status, ...printed };
}

const newest = async () => s3.send(new GetObjectCommand({ Bucket, Key }));

/** Follows an execution of the version that the command makes: whatever is the newest when it asks. */
async function following(run: Run, ...snapshots: [Snapshot, ...Snapshot[]]) {
  const before = await submit({ args: ["--no-follow", "--json"] });
  const { etag } = JSON.parse(before.stdout) as { etag: string };
  const objectVersion = async () => (await newest()).VersionId ?? "";
  const execution = { id: "11111111-2222-4333-8444-555555555555", objectVersion, snapshots };
  const standIn = await startCodePipeline({ name: pipeline, executions: [[], [execution]] });
  try {
    return await submit({
      ...run,
      args: ["--if-match", etag, ...(run.args ?? [])],
      environment: { ...environment, AWS_ENDPOINT_URL_CODEPIPELINE: standIn.url },
    });
  } finally {
    await standIn.stop();
  }
}

const runs: Snapshot = { status: "InProgress", actions: [actionExecution("Source", "Source", "InProgress", 1)] };
const gate = (verdict: string) =>
  actionExecution("Gate", "Gate", "Succeeded", 2, { output: { outputVariables: { verdict } } });
const source1 = actionExecution("Source", "Source", "Succeeded", 1);

test("uploads a new version under the one key", async () => {
  const first = await submit({ args: ["--no-follow", "--json"] });
  expect(first).toMatchObject({ status: 0, stderr: expect.stringContaining("upload") });
  const sent = JSON.parse(first.stdout);
  expect(sent).toEqual({
    workload: "payments",
    bucket: Bucket,
    key: Key,
    versionId: expect.any(String),
    etag: expect.stringMatching(/^[0-9a-f]{32}$/),
    sha256: zip.sha256,
    sourceDigest: zip.sourceDigest,
  });
  const { Body, VersionId } = await newest();
  expect(VersionId).toBe(sent.versionId);
  expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(readFileSync(zip.path))).toBe(true);

  const again = await submit({ args: ["--no-follow"] });
  expect(again.stdout).toContain(`version       ${(await newest()).VersionId}`);
  expect((await newest()).VersionId).not.toBe(sent.versionId);
});

test("ends with 0 when the execution has succeeded, and tells its stages", async () => {
  const { status, stdout, stderr } = await following({}, runs, {
    status: "Succeeded",
    actions: [gate("PASS"), source1],
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining("Source: Source runs") });
  expect(stderr).toContain("Gate: Gate succeeded");
  expect(stdout).toContain("payments: Succeeded, execution 11111111-2222-4333-8444-555555555555\n  gate: PASS");
});

test("ends with 1 on a BLOCK, and says where its reasons are", async () => {
  const stageStates = [
    {
      stageName: "Deploy-staging",
      inboundExecutions: [{ pipelineExecutionId: "11111111-2222-4333-8444-555555555555", status: "Failed" }],
      beforeEntryConditionState: { latestExecution: { status: "Failed", summary: "BLOCK is not PASS" } },
    },
  ];
  const { status, stdout } = await following(
    { args: ["--json"] },
    { status: "Failed", actions: [gate("BLOCK"), source1], stageStates },
  );
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    succeeded: false,
    status: "Failed",
    verdicts: [
      {
        verdict: "BLOCK",
        file: `s3://gatehouse-333333333333-eu-central-1-verdicts/verdicts/${account}/payments/11111111-2222-4333-8444-555555555555/verdict.json`,
      },
    ],
    failures: [{ stage: "Deploy-staging", message: "not entered: BLOCK is not PASS" }],
  });
});

test("Ctrl-C ends the following and says that the execution goes on", async () => {
  const { status, stdout, stderr } = await following({ interruptAt: "Source: Source runs" }, runs);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(
    `gatehouse submit: stopped by SIGINT: execution 11111111-2222-4333-8444-555555555555 of ${pipeline} goes on`,
  );
});

test("so does the time that --timeout gives", async () => {
  const { status, stderr } = await following({ args: ["--timeout", "0.05"] }, runs);
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: expect.stringContaining("stopped after 0.05 minutes: version "),
  });
});

describe("ends with 2 and uploads nothing", () => {
  const refused = async (run: Run) => {
    const before = (await newest()).VersionId;
    const result = await submit({ args: ["--no-follow"], ...run });
    expect({ status: result.status, stdout: result.stdout }).toEqual({ status: 2, stdout: "" });
    expect((await newest()).VersionId).toBe(before);
    return result.stderr;
  };

  test("when another package is the newest", async () => {
    expect(await refused({ args: ["--no-follow", "--if-match", "00000000000000000000000000000000"] })).toContain(
      "somebody uploaded another; nothing was uploaded now",
    );
  });

  test("without credentials", async () => {
    const {
      AWS_ACCESS_KEY_ID: _,
      AWS_SECRET_ACCESS_KEY: __,
      AWS_SESSION_TOKEN: ___,
      ...without
    } = environment as Record<string, string>;
    expect(await refused({ environment: without })).toContain("there are no AWS credentials");
  });

  test("with credentials of another account", async () => {
    expect(await refused({ environment: await environmentOf("666666666666") })).toContain(
      "the credentials are of account 666666666666",
    );
  });

  test("when the stack was not applied", async () => {
    const args = ["--no-follow", "--workload", "payments-fixed"];
    expect(await refused({ args })).toContain("payments-fixed-source of payments-fixed does not exist");
  });

  test("with a time that is none", async () => {
    expect(await refused({ args: ["--timeout", "soon"] })).toContain("must be a number of minutes above 0");
  });
});
