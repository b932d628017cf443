import { DynamoDBClient, QueryCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { awsEnvironment } from "../../cli/preview/aws/account-access";
import { type EmbeddedAws, startEmbeddedAws } from "../../cli/preview/aws/embedded-aws";
import { readToolingDefinition } from "../../cli/preview/definition/tooling-definition";
import { provision } from "../../cli/preview/provision";
import { exampleOrganization } from "../support/synth";

const definition = readToolingDefinition(exampleOrganization().folder("tooling-payments"));
const { account, region } = definition;
const tableOf = (purpose: string) =>
  definition.functions.find(({ name }) => name.endsWith(`-${purpose}`))?.environment.GATEHOUSE_LEDGER_TABLE;

let aws: EmbeddedAws;

beforeAll(async () => {
  aws = await startEmbeddedAws({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  const access = { account, region, endpoints: aws.endpoints, credentials: await aws.credentialsFor(account) };
  await provision(definition, access);
  // What a function is given: no client below names an endpoint, a region or credentials.
  Object.assign(process.env, awsEnvironment(access));
});
afterAll(() => aws.stop());

test("the functions that keep and read the ledger name the same table", () => {
  expect(tableOf("normalizer")).toBe("gatehouse-payments-ledger");
  expect(tableOf("waivers")).toBe(tableOf("normalizer"));
});

test("the ledger takes transactions by its keys, and refuses what its conditions refuse", async () => {
  const dynamoDb = new DynamoDBClient();
  const TableName = tableOf("normalizer");
  const put = (sk: string) => ({
    Put: {
      TableName,
      Item: { pk: { S: "finding" }, sk: { S: sk } },
      ConditionExpression: "attribute_not_exists(pk)",
    },
  });
  await dynamoDb.send(new TransactWriteItemsCommand({ TransactItems: [put("a"), put("b")] }));
  const again = new TransactWriteItemsCommand({ TransactItems: [put("c"), put("a")] });
  await expect(dynamoDb.send(again)).rejects.toMatchObject({ name: "TransactionCanceledException" });
  const { Items } = await dynamoDb.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: "finding" } },
    }),
  );
  expect(Items?.map(({ sk }) => sk?.S)).toEqual(["a", "b"]);
  dynamoDb.destroy();
});

test("the account's bus takes the gate's events", async () => {
  const events = new EventBridgeClient();
  const entry = { Source: "gatehouse.gate", DetailType: "Gatehouse Verdict", Detail: '{"verdict":"PASS"}' };
  expect(await events.send(new PutEventsCommand({ Entries: [entry] }))).toMatchObject({ FailedEntryCount: 0 });
  events.destroy();
});
