import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  TransactionConflictException,
  type TransactWriteItem,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { leaseKey } from "./keys";

/** Longer than anything between two writes takes: a process that lives writes, and so keeps its lease. */
export const leaseMilliseconds = 120_000;

/**
 * Says in the table that one process writes findings, so that of two executions at once the second waits.
 * @returns whether the lease is this owner's now
 */
export async function takeLease(client: DynamoDBClient, table: string, owner: string, now: number): Promise<boolean> {
  try {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: { ...leaseKey },
        UpdateExpression: "SET #owner = :owner, #expiresAt = :expiresAt",
        ConditionExpression: "attribute_not_exists(#owner) OR #owner = :owner OR #expiresAt < :now",
        ExpressionAttributeNames: { "#owner": "owner", "#expiresAt": "expiresAt" },
        ExpressionAttributeValues: {
          ":owner": { S: owner },
          ":now": { N: String(now) },
          ":expiresAt": { N: String(now + leaseMilliseconds) },
        },
      }),
    );
    return true;
  } catch (error) {
    // In a conflict the owner is writing, and keeps it with that.
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException) return false;
    throw error;
  }
}

/** Part of a transaction: all of it only while the lease is this owner's, who keeps it for longer. */
export function keepLease(table: string, owner: string, now: number): TransactWriteItem {
  return {
    Update: {
      TableName: table,
      Key: { ...leaseKey },
      UpdateExpression: "SET #expiresAt = :expiresAt",
      ConditionExpression: "#owner = :owner",
      ExpressionAttributeNames: { "#owner": "owner", "#expiresAt": "expiresAt" },
      ExpressionAttributeValues: { ":owner": { S: owner }, ":expiresAt": { N: String(now + leaseMilliseconds) } },
    },
  };
}

/** Nothing happens when somebody else has the lease by now. */
export async function giveLeaseBack(client: DynamoDBClient, table: string, owner: string): Promise<void> {
  try {
    await client.send(
      new DeleteItemCommand({
        TableName: table,
        Key: { ...leaseKey },
        ConditionExpression: "#owner = :owner",
        ExpressionAttributeNames: { "#owner": "owner" },
        ExpressionAttributeValues: { ":owner": { S: owner } },
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
