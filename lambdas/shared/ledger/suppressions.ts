import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  paginateQuery,
  TransactionConflictException,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { AsffFinding } from "../asff";
import type { LedgerEntry } from "./entry";
import { entryAttributes, readEntry, readFinding } from "./items";
import { findingKey, findingPartitions } from "./keys";

/** An open finding, and what Security Hub was told of its waiver. */
export interface OpenFinding {
  readonly entry: LedgerEntry;
  readonly finding: AsffFinding;
}

/** The part of the ledger that the waivers function works with. It needs no lease: it writes one attribute of its own. */
export interface SuppressionLedger {
  openFindings(): AsyncIterable<OpenFinding>;
  /**
   * Notes what Security Hub was told; `undefined`: that there is no waiver.
   * @returns whether the entry is still the one that was read; else nothing is noted
   */
  mark(entry: LedgerEntry, waiver: string | undefined): Promise<boolean>;
}

export function suppressionLedger(client: DynamoDBClient, table: string): SuppressionLedger {
  return {
    openFindings: () => openFindings(client, table),
    mark: (entry, waiver) => mark(client, table, entry, waiver),
  };
}

async function* openFindings(client: DynamoDBClient, table: string): AsyncGenerator<OpenFinding> {
  const attributes = [...entryAttributes, "finding"];
  for (const partition of findingPartitions) {
    const pages = paginateQuery(
      { client },
      {
        TableName: table,
        KeyConditionExpression: "pk = :pk",
        FilterExpression: "#status = :open",
        ProjectionExpression: attributes.map((name) => `#${name}`).join(", "),
        ExpressionAttributeNames: Object.fromEntries(attributes.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: { ":pk": { S: partition }, ":open": { S: "OPEN" } },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages)
      yield* Items.map((item) => ({ entry: readEntry(item), finding: readFinding(item) }));
  }
}

async function mark(
  client: DynamoDBClient,
  table: string,
  { id, updatedAt, suppressedBy }: LedgerEntry,
  waiver: string | undefined,
): Promise<boolean> {
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { ...findingKey(id) },
        UpdateExpression: waiver === undefined ? "REMOVE suppressedBy" : "SET suppressedBy = :waiver",
        ConditionExpression: `updatedAt = :updatedAt AND ${suppressedBy === undefined ? "attribute_not_exists(suppressedBy)" : "suppressedBy = :before"}`,
        ExpressionAttributeValues: {
          ":updatedAt": { S: updatedAt },
          ...(waiver !== undefined && { ":waiver": { S: waiver } }),
          ...(suppressedBy !== undefined && { ":before": { S: suppressedBy } }),
        },
      }),
    );
    return true;
  } catch (error) {
    // In a conflict the normalizer is writing the entry.
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException) return false;
    throw error;
  }
}
