import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ledgerSettings } from "../../lambdas/shared/ledger/client-settings";
import { region } from "./asff";

/** DynamoDB of Moto, or of somebody in front of it, with the functions' settings but for how long an answer may take. */
export function dynamoDbOf(url: string, requestTimeout: number = ledgerSettings.requestHandler.requestTimeout) {
  return new DynamoDBClient({
    ...ledgerSettings,
    requestHandler: { ...ledgerSettings.requestHandler, requestTimeout },
    endpoint: url,
    region,
    credentials: { accessKeyId: "key", secretAccessKey: "secret" },
  });
}

/** A table with the keys that modules/ledger-table.ts gives it. */
export async function createLedgerTable(client: DynamoDBClient, TableName: string): Promise<string> {
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    }),
  );
  return TableName;
}
