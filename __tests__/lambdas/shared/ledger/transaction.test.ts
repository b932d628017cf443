import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  type TransactWriteItemsCommandInput,
} from "@aws-sdk/client-dynamodb";
import { LeaseLostError } from "../../../../lambdas/shared/ledger/ledger";
import { guardedWrite, type Update } from "../../../../lambdas/shared/ledger/transaction";

const guard = (): TransactWriteItem => ({ ConditionCheck: { TableName: "t", Key: {}, ConditionExpression: "lease" } });
const update = (number: number, bytes = 0): Update => ({
  key: { pk: { S: "findings#1" }, sk: { S: `f-${number}` } },
  attributes: {
    status: { S: "OPEN" },
    resolvedAt: undefined,
    ...(bytes > 0 && { finding: { B: new Uint8Array(bytes) } }),
  },
});
const cancelled = (...codes: readonly string[]) =>
  new TransactionCanceledException({
    message: "cancelled",
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

async function written(updates: readonly Update[], answer: (call: number) => void = () => {}) {
  const calls: TransactWriteItemsCommandInput[] = [];
  const send = async ({ input }: { input: TransactWriteItemsCommandInput }) => {
    calls.push(input);
    answer(calls.length);
    return {};
  };
  const failure = await guardedWrite({ send } as unknown as DynamoDBClient, "t", guard, updates).catch(
    (error) => error,
  );
  return { failure, sizes: calls.map(({ TransactItems = [] }) => TransactItems.length), calls };
}

test("sets what there is, removes what there is no more, and only if the first item allows it", async () => {
  const { calls } = await written([update(1)]);
  expect(calls[0]?.TransactItems).toEqual([
    guard(),
    {
      Update: {
        TableName: "t",
        Key: { pk: { S: "findings#1" }, sk: { S: "f-1" } },
        UpdateExpression: "SET #status = :status REMOVE #resolvedAt",
        ExpressionAttributeNames: { "#status": "status", "#resolvedAt": "resolvedAt" },
        ExpressionAttributeValues: { ":status": { S: "OPEN" } },
      },
    },
  ]);
});

test.each([
  ["nothing", [], []],
  ["as many as a transaction takes", Array.from({ length: 99 }, (_, number) => update(number)), [100]],
  ["one more", Array.from({ length: 100 }, (_, number) => update(number)), [100, 2]],
  ["large findings", Array.from({ length: 30 }, (_, number) => update(number, 240_000)), [13, 13, 7]],
])("%s: every transaction within 100 items and 4 MB", async (_name, updates, sizes) => {
  expect((await written(updates)).sizes).toEqual(sizes);
});

test.each([["TransactionConflict"], ["ThrottlingError"], ["ProvisionedThroughputExceeded"]])(
  "%s passes: the same portion again",
  async (code) => {
    const { failure, sizes } = await written([update(1), update(2)], (call) => {
      if (call < 3) throw cancelled("None", code, "None");
    });
    expect([failure, sizes]).toEqual([undefined, [3, 3, 3]]);
  },
);

test("a lease that is lost ends it, whatever else went wrong", async () => {
  const { failure, sizes } = await written([update(1)], () => {
    throw cancelled("ConditionalCheckFailed", "TransactionConflict");
  });
  expect(failure).toBeInstanceOf(LeaseLostError);
  expect(sizes).toEqual([2]);
});

test.each([
  ["an item that DynamoDB does not take", cancelled("None", "ValidationError")],
  ["an error of another kind", new Error("no route")],
])("%s is not tried again", async (_name, error) => {
  const { failure, sizes } = await written([update(1)], () => {
    throw error;
  });
  expect([failure, sizes]).toEqual([error, [2]]);
});
