import type { BatchGetItemCommandInput, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { packedFinding } from "../../../../lambdas/shared/ledger/items";
import { readFindings } from "../../../../lambdas/shared/ledger/read-table";
import { exampleFinding } from "../../../support/asff-example";
import { collected } from "../../../support/outgoing";

/** A table that gives at most so many items of a call, as DynamoDB does beyond 16 MB. */
function table(most: number) {
  const asked: number[] = [];
  const send = async ({ input }: { input: BatchGetItemCommandInput }) => {
    const keys = input.RequestItems?.t?.Keys ?? [];
    asked.push(keys.length);
    const left = keys.slice(most);
    return {
      Responses: {
        t: keys
          .slice(0, most)
          .map((key) => ({ ...key, finding: { B: packedFinding({ ...exampleFinding, Id: key.sk?.S ?? "" }) } })),
      },
      UnprocessedKeys: left.length === 0 ? {} : { t: { Keys: left } },
    };
  };
  return { client: { send } as unknown as DynamoDBClient, asked };
}

const ids = (count: number) => Array.from({ length: count }, (_, number) => `f-${number}`);

test("what DynamoDB leaves unprocessed is asked for again, until all is there", async () => {
  const { client, asked } = table(40);
  const findings = await collected(readFindings(client, "t", ids(100)));
  expect(findings.map(({ Id }) => Id)).toEqual(ids(100));
  expect(asked).toEqual([100, 60, 20]);
});

test("at most 100 keys a call", async () => {
  const { client, asked } = table(100);
  expect(await collected(readFindings(client, "t", ids(250)))).toHaveLength(250);
  expect(asked).toEqual([100, 100, 50]);
});

test("no ids are no call", async () => {
  const { client, asked } = table(100);
  expect([await collected(readFindings(client, "t", [])), asked]).toEqual([[], []]);
});
