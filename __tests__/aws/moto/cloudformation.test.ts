import {
  CloudFormationClient,
  CreateChangeSetCommand,
  CreateStackCommand,
  DescribeChangeSetCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
} from "@aws-sdk/client-cloudformation";
import { region } from "../../support/asff";
import { motoWithAndWithout } from "../../support/moto";

const { patched, unpatched } = motoWithAndWithout(
  "change_set_of_the_named_stack",
  "outputs_after_change_set",
  "unsupported_types_fail",
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

const changeSet = (client: CloudFormationClient, StackName: string, template: object) =>
  client.send(
    new CreateChangeSetCommand({
      StackName,
      ChangeSetName: "deploy",
      ChangeSetType: "CREATE",
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
