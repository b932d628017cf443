import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import { dynamoDbLedger } from "../../../../lambdas/shared/ledger/dynamodb-ledger";
import { suppressionLedger } from "../../../../lambdas/shared/ledger/suppressions";
import { ledgerEntry } from "../../../support/outgoing";

const refusing = (error: Error) =>
  ({
    send: async () => {
      throw error;
    },
  }) as unknown as DynamoDBClient;
const answer = { message: "refused", $metadata: {} };

// Moto's transactions never take long enough to be in anybody's way.
describe.each([
  ["says otherwise", new ConditionalCheckFailedException(answer)],
  ["is part of a transaction right now", new TransactionConflictException(answer)],
])("while the item %s", (_name, error) => {
  test("the lease is somebody else's", async () => {
    expect(await dynamoDbLedger(refusing(error), "ledger").lease("me")).toBeUndefined();
  });

  test("a waiver is not marked", async () => {
    expect(await suppressionLedger(refusing(error), "ledger").mark(ledgerEntry("a"), "W@1")).toBe(false);
  });
});

test("any other error is one", async () => {
  const error = new Error("no route");
  await expect(dynamoDbLedger(refusing(error), "ledger").lease("me")).rejects.toThrow(error);
  await expect(suppressionLedger(refusing(error), "ledger").mark(ledgerEntry("a"), "W@1")).rejects.toThrow(error);
});
