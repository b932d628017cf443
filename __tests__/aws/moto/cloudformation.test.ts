import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type ChangeSetType,
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from "@aws-sdk/client-cloudformation";
import { projectRoot } from "../../../config/project-root";
import { region } from "../../support/asff";
import { motoWithAndWithout } from "../../support/moto";
import { motoDefaultAccount, rawAws } from "../../support/raw-aws";

const { patched, unpatched } = motoWithAndWithout(
  "change_set_of_the_named_stack",
  "outputs_after_change_set",
  "unsupported_types_fail",
  "updates_that_cannot_be_made_fail",
);
const credentials = { accessKeyId: "embedded", secretAccessKey: "embedded" };
const clients: CloudFormationClient[] = [];
const clientOf = (endpoint: string) => {
  const client = new CloudFormationClient({ endpoint, region, credentials, maxAttempts: 1 });
  clients.push(client);
  return client;
};
afterAll(() => {
  for (const client of clients) client.destroy();
});

const queue = {
  Resources: { Queue: { Type: "AWS::SQS::Queue" } },
  Outputs: { QueueName: { Value: { "Fn::GetAtt": ["Queue", "QueueName"] } } },
};
const unsupported = { Resources: { Thing: { Type: "AWS::RoboMaker::Fleet" } } };

const table = (billing: object) => ({
  Resources: {
    Table: {
      Type: "AWS::DynamoDB::Table",
      Properties: {
        AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
        ...billing,
      },
    },
  },
});

const changeSet = (
  client: CloudFormationClient,
  StackName: string,
  template: object,
  ChangeSetType: ChangeSetType = "CREATE",
) =>
  client.send(
    new CreateChangeSetCommand({
      StackName,
      ChangeSetName: "deploy",
      ChangeSetType,
      TemplateBody: JSON.stringify(template),
    }),
  );
const execute = (client: CloudFormationClient, StackName: string) =>
  client.send(new ExecuteChangeSetCommand({ StackName, ChangeSetName: "deploy" }));
const stack = async (client: CloudFormationClient, StackName: string) => {
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
  return Stacks?.[0];
};

test("a change set by name is the one of the named stack", async () => {
  const run = async (client: CloudFormationClient) => {
    await changeSet(client, "first", queue);
    await changeSet(client, "second", queue);
    await execute(client, "first");
    return [(await stack(client, "first"))?.StackStatus, (await stack(client, "second"))?.StackStatus];
  };
  expect(await run(clientOf(patched()))).toEqual(["CREATE_COMPLETE", "REVIEW_IN_PROGRESS"]);
  expect(await run(clientOf(unpatched()))).toEqual(["REVIEW_IN_PROGRESS", "CREATE_COMPLETE"]);
});

test("a change set of another stack is not found", async () => {
  const client = clientOf(patched());
  await changeSet(client, "owner", queue);
  await expect(execute(client, "nobody")).rejects.toMatchObject({ name: "ValidationError" });
});

test("a stack has Outputs after its change set was executed", async () => {
  const run = async (client: CloudFormationClient) => {
    await changeSet(client, "outputs", queue);
    await execute(client, "outputs");
    return (await stack(client, "outputs"))?.Outputs ?? [];
  };
  expect(await run(clientOf(patched()))).toMatchObject([
    { OutputKey: "QueueName", OutputValue: expect.stringContaining("outputs-Queue") },
  ]);
  expect(await run(clientOf(unpatched()))).toEqual([]);
});

test("a type that cannot be made fails instead of looking deployed", async () => {
  const status = async (client: CloudFormationClient) => {
    await changeSet(client, "unsupported", unsupported);
    return client.send(new DescribeChangeSetCommand({ StackName: "unsupported", ChangeSetName: "deploy" }));
  };
  const client = clientOf(patched());
  expect(await status(client)).toMatchObject({
    Status: "FAILED",
    ExecutionStatus: "UNAVAILABLE",
    StatusReason: expect.stringContaining("AWS::RoboMaker::Fleet"),
  });
  await expect(execute(client, "unsupported")).rejects.toMatchObject({ name: "ValidationError" });
  const create = new CreateStackCommand({ StackName: "direct", TemplateBody: JSON.stringify(unsupported) });
  await expect(client.send(create)).rejects.toThrow("Unrecognized resource types");

  const pretending = clientOf(unpatched());
  expect(await status(pretending)).toMatchObject({ Status: "CREATE_COMPLETE" });
  await execute(pretending, "unsupported");
  expect(await stack(pretending, "unsupported")).toMatchObject({ StackStatus: "CREATE_COMPLETE" });
});

test("a supported type really exists afterwards", async () => {
  const client = clientOf(patched());
  await changeSet(client, "real", queue);
  await execute(client, "real");
  const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: "real" }));
  expect(StackResources).toMatchObject([
    { LogicalResourceId: "Queue", ResourceStatus: "CREATE_COMPLETE", PhysicalResourceId: expect.stringMatching(/\S/) },
  ]);
});

test("an update that cannot be made fails instead of looking done", async () => {
  const update = async (client: CloudFormationClient) => {
    await changeSet(client, "table", table({ BillingMode: "PAY_PER_REQUEST" }));
    await execute(client, "table");
    const provisioned = { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } };
    await changeSet(client, "table", table({ BillingMode: "PROVISIONED", ...provisioned }), "UPDATE");
    const { Status, StatusReason } = await client.send(
      new DescribeChangeSetCommand({ StackName: "table", ChangeSetName: "deploy" }),
    );
    return { Status, StatusReason };
  };
  expect(await update(clientOf(patched()))).toEqual({
    Status: "FAILED",
    StatusReason: "This stand-in can make but not update these resources: ['Table']",
  });
  expect(await update(clientOf(unpatched()))).toMatchObject({ Status: "CREATE_COMPLETE" });
});

test("an update that can be made is made", async () => {
  const client = clientOf(patched());
  const waiting = (VisibilityTimeout: number) => ({
    Resources: { Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: "waiting", VisibilityTimeout } } },
  });
  await changeSet(client, "waiting", waiting(10));
  await execute(client, "waiting");
  await changeSet(client, "waiting", waiting(20), "UPDATE");
  await execute(client, "waiting");
  const target = "AmazonSQS.GetQueueAttributes";
  const QueueUrl = `${patched()}/${motoDefaultAccount}/waiting`;
  const body = JSON.stringify({ QueueUrl, AttributeNames: ["VisibilityTimeout"] });
  const { text } = await rawAws(patched(), "sqs", { target, body, contentType: "application/x-amz-json-1.0" });
  expect(JSON.parse(text)).toEqual({ Attributes: { VisibilityTimeout: "20" } });
});

test.each(["payments", "payments-fixed"])(
  "the example %s can be deployed: every resource exists, with Outputs",
  async (name) => {
    const client = clientOf(patched());
    const TemplateBody = readFileSync(join(projectRoot, "examples", name, "template.yaml"), "utf8");
    await client.send(
      new CreateChangeSetCommand({
        StackName: name,
        ChangeSetName: "deploy",
        ChangeSetType: "CREATE",
        TemplateBody,
        // The pipeline knows it from what it has pushed.
        Parameters: [{ ParameterKey: "ImageUri", ParameterValue: "registry.example.com/image@sha256:0" }],
      }),
    );
    const created = await client.send(new DescribeChangeSetCommand({ StackName: name, ChangeSetName: "deploy" }));
    expect(created).toMatchObject({ Status: "CREATE_COMPLETE" });
    await execute(client, name);
    const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: name }));
    expect(StackResources?.length).toBe(created.Changes?.length);
    expect(StackResources?.filter(({ PhysicalResourceId }) => !PhysicalResourceId)).toEqual([]);
    expect((await stack(client, name))?.Outputs).not.toEqual([]);
  },
);
