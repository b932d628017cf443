import { DynamoDBClient, paginateQuery } from "@aws-sdk/client-dynamodb";
import { findingPartitions } from "../../../lambdas/shared/ledger/keys";
import { type AccountAccess, clientSettings } from "../aws/account-access";
import type { ToolingDefinition } from "../definition/tooling-definition";

/** When the ledger says that each open finding was last seen, by its id. */
export async function lastSeen(
  { tables }: ToolingDefinition,
  access: AccountAccess,
): Promise<Readonly<Record<string, string>>> {
  const dynamoDb = new DynamoDBClient(clientSettings(access));
  const seen: Record<string, string> = {};
  try {
    for (const { name, hashKey } of tables)
      for (const partition of findingPartitions) {
        const query = {
          TableName: name,
          KeyConditionExpression: "#key = :partition",
          ExpressionAttributeNames: { "#key": hashKey },
          ExpressionAttributeValues: { ":partition": { S: partition } },
        };
        for await (const { Items = [] } of paginateQuery({ client: dynamoDb }, query))
          for (const { sk, status, lastSeenAt } of Items)
            if (sk?.S && status?.S === "OPEN") seen[sk.S] = lastSeenAt?.S ?? "";
      }
  } finally {
    dynamoDb.destroy();
  }
  return seen;
}
