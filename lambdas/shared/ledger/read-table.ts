import { BatchGetItemCommand, type DynamoDBClient, paginateQuery } from "@aws-sdk/client-dynamodb";
import type { AsffFinding } from "../asff";
import type { LedgerEntry, ScopeManifest } from "./entry";
import { entryAttributes, type Item, LedgerItemError, readEntry, readFinding, readScope } from "./items";
import { findingKey, findingPartitions, type Key, scopePartition } from "./keys";
import { patiently } from "./patiently";

/** Every entry, as of now: what was just written is seen. */
export async function readEntries(client: DynamoDBClient, table: string): Promise<readonly LedgerEntry[]> {
  const names = Object.fromEntries(entryAttributes.map((name) => [`#${name}`, name]));
  const partitions = await Promise.all(
    findingPartitions.map((partition) =>
      itemsOf(client, table, partition, {
        ProjectionExpression: Object.keys(names).join(", "),
        ExpressionAttributeNames: names,
      }),
    ),
  );
  return partitions.flat().map(readEntry);
}

export async function readScopes(client: DynamoDBClient, table: string): Promise<readonly ScopeManifest[]> {
  return (await itemsOf(client, table, scopePartition, {})).map(readScope);
}

type Projection = {
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
};

async function itemsOf(
  client: DynamoDBClient,
  table: string,
  partition: string,
  projection: Projection,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  const pages = paginateQuery(
    { client },
    {
      TableName: table,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": { S: partition } },
      ConsistentRead: true,
      ...projection,
    },
  );
  for await (const { Items = [] } of pages) items.push(...Items);
  return items;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const keysPerCall = 100;

/**
 * The findings of entries.
 * @throws LedgerItemError when one is not there
 */
export async function* readFindings(
  client: DynamoDBClient,
  table: string,
  ids: readonly string[],
): AsyncGenerator<AsffFinding> {
  for (let from = 0; from < ids.length; from += keysPerCall) {
    const items: Item[] = [];
    const asked = ids.slice(from, from + keysPerCall);
    await patiently(asked.map(findingKey), async (keys) => {
      const { Responses = {}, UnprocessedKeys = {} } = await client.send(
        new BatchGetItemCommand({
          RequestItems: { [table]: { Keys: keys.map((key) => ({ ...key })), ConsistentRead: true } },
        }),
      );
      items.push(...(Responses[table] ?? []));
      const left = UnprocessedKeys[table]?.Keys ?? [];
      return left.length === 0 ? undefined : (left as unknown as Key[]);
    });
    if (items.length !== asked.length)
      throw new LedgerItemError(`the ledger lacks ${asked.length - items.length} findings that it has entries of`);
    yield* items.map(readFinding);
  }
}
