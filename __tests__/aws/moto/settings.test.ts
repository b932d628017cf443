import {
  CreateBucketCommand,
  GetBucketNotificationConfigurationCommand,
  GetObjectCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { strToU8, zipSync } from "fflate";
import { region } from "../../support/asff";
import { motoWithAndWithout } from "../../support/moto";
import { makeRole, rawAws } from "../../support/raw-aws";

const { patched, unpatched } = motoWithAndWithout(
  "codepipeline_times",
  "codebuild_codepipeline_locations",
  "codebuild_keeps_project_settings",
  "lambda_keeps_settings",
  "conditional_policy_statements_do_not_deny",
  "eventbridge_notification_is_read_back",
  "security_hub_is_elsewhere",
);
const credentials = { accessKeyId: "embedded", secretAccessKey: "embedded" };
const clients: S3Client[] = [];
const s3Of = (endpoint: string) => {
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1 });
  clients.push(client);
  return client;
};
afterAll(() => {
  for (const client of clients) client.destroy();
});

test("a pipeline's times are numbers", async () => {
  const action = (name: string, provider: string, category: string) => ({
    name,
    actions: [
      { name, actionTypeId: { category, owner: "AWS", provider, version: "1" }, configuration: {}, runOrder: 1 },
    ],
  });
  const created = async (url: string) => {
    const roleArn = await makeRole(url, "codepipeline.amazonaws.com");
    const stages = [action("Source", "S3", "Source"), action("Gate", "Lambda", "Invoke")];
    const pipeline = { name: "payments", roleArn, artifactStore: { type: "S3", location: "artifacts" }, stages };
    const target = (name: string) => `CodePipeline_20150709.${name}`;
    await rawAws(url, "codepipeline", { target: target("CreatePipeline"), body: JSON.stringify({ pipeline }) });
    const answer = await rawAws(url, "codepipeline", { target: target("GetPipeline"), body: '{"name":"payments"}' });
    return typeof JSON.parse(answer.text).metadata.created;
  };
  expect(await created(patched())).toBe("number");
  expect(await created(unpatched())).toBe("string");
});

describe("CodeBuild", () => {
  const encryptionKey = "arn:aws:kms:eu-central-1:123456789012:key/one";
  const create = async (url: string, name: string, changes: object) => {
    const serviceRole = await makeRole(url, "codebuild.amazonaws.com");
    const environment = { type: "LINUX_CONTAINER", image: "i", computeType: "BUILD_GENERAL1_SMALL" };
    const none = { source: { type: "NO_SOURCE", location: "none" }, artifacts: { type: "NO_ARTIFACTS" } };
    return rawAws(url, "codebuild", {
      target: "CodeBuild_20161006.CreateProject",
      body: JSON.stringify({ name, serviceRole, environment, ...none, ...changes }),
    });
  };

  test("takes a project whose source and artifacts come from the pipeline", async () => {
    const fromPipeline = { source: { type: "CODEPIPELINE" }, artifacts: { type: "CODEPIPELINE" } };
    expect((await create(patched(), "scan", fromPipeline)).status).toBe(200);
    expect((await create(unpatched(), "scan", fromPipeline)).text).toContain("location is required");
  });

  test("keeps the key and the limit of concurrent builds", async () => {
    const read = async (url: string) => {
      await create(url, "kept", { encryptionKey, concurrentBuildLimit: 2 });
      const target = "CodeBuild_20161006.BatchGetProjects";
      return JSON.parse((await rawAws(url, "codebuild", { target, body: '{"names":["kept"]}' })).text).projects[0];
    };
    expect(await read(patched())).toMatchObject({ encryptionKey, concurrentBuildLimit: 2 });
    expect(await read(unpatched())).not.toMatchObject({ encryptionKey });
  });
});

test("a function keeps its dead-letter queue and logging configuration", async () => {
  const settings = {
    DeadLetterConfig: { TargetArn: "arn:aws:sqs:eu-central-1:123456789012:failed" },
    LoggingConfig: { LogFormat: "JSON", LogGroup: "/aws/lambda/gate" },
  };
  const read = async (url: string) => {
    const Role = await makeRole(url, "lambda.amazonaws.com");
    const ZipFile = Buffer.from(zipSync({ "index.js": strToU8("exports.handler = () => 1") })).toString("base64");
    const code = { FunctionName: "gate", Runtime: "nodejs22.x", Handler: "index.handler", Role, Code: { ZipFile } };
    await rawAws(url, "lambda", { path: "/2015-03-31/functions", body: JSON.stringify({ ...code, ...settings }) });
    const path = "/2015-03-31/functions/gate";
    return JSON.parse((await rawAws(url, "lambda", { method: "GET", path })).text).Configuration;
  };
  expect(await read(patched())).toMatchObject(settings);
  expect(await read(unpatched())).not.toHaveProperty("DeadLetterConfig");
});

test("an object can be read although the bucket denies requests without TLS", async () => {
  const Bucket = "only-tls";
  const read = async (client: S3Client) => {
    await client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
    await client.send(new PutObjectCommand({ Bucket, Key: "report.json", Body: "{}" }));
    const statement = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: `arn:aws:s3:::${Bucket}/*`,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: "report.json" }));
    return Body?.transformToString();
  };
  expect(await read(s3Of(patched()))).toBe("{}");
  await expect(read(s3Of(unpatched()))).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
});

test("an unconditional Deny still denies", async () => {
  const client = s3Of(patched());
  const Bucket = "closed";
  await client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
  await client.send(new PutObjectCommand({ Bucket, Key: "report.json", Body: "{}" }));
  const deny = { Effect: "Deny", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` };
  const other = { ...deny, Condition: { Bool: { "aws:SecureTransport": "false" } } };
  const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [deny, other] });
  await client.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  const get = client.send(new GetObjectCommand({ Bucket, Key: "report.json" }));
  await expect(get).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
});

test("a bucket says that its events go to EventBridge", async () => {
  const Bucket = "events";
  const read = async (client: S3Client) => {
    await client.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
    const NotificationConfiguration = { EventBridgeConfiguration: {} };
    await client.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration }));
    return client.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  };
  expect(await read(s3Of(patched()))).toHaveProperty("EventBridgeConfiguration", {});
  expect(await read(s3Of(unpatched()))).not.toHaveProperty("EventBridgeConfiguration");
});

test("Moto's own Security Hub takes nothing", async () => {
  const enable = (url: string) => rawAws(url, "securityhub", { path: "/accounts", body: "{}" });
  expect(await enable(patched())).toMatchObject({ status: 401, text: expect.stringContaining("stand-in") });
  expect(await enable(unpatched())).toMatchObject({ status: 200 });
});
