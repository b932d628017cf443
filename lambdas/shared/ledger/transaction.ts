import {
  type AttributeValue,
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { Key } from "./keys";
import { LeaseLostError } from "./ledger";
import { patiently } from "./patiently";

/** A change of some attributes of an item; `undefined` removes one. */
export interface Update {
  readonly key: Key;
  readonly attributes: Readonly<Record<string, AttributeValue | undefined>>;
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html: one place is the lease's. */
const updatesPerTransaction = 99;
/** Of 4 MB, with room for names and expressions. */
const bytesPerTransaction = 3_000_000;

/** Reasons of a cancelled transaction that pass: another writer of an item, or more than the table takes at once. */
const passing = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];

/**
 * Writes updates, some of them at a time, each time only if the first item allows it.
 * @param guard what must hold, and may be changed with it
 * @throws LeaseLostError when the guard does not hold
 */
export async function guardedWrite(
  client: DynamoDBClient,
  table: string,
  guard: () => TransactWriteItem,
  updates: Iterable<Update>,
): Promise<void> {
  for (const some of portions(updates))
    await patiently(some, async (portion) => {
      const items = [guard(), ...portion.map((update) => ({ Update: { TableName: table, ...expression(update) } }))];
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
        return undefined;
      } catch (error) {
        if (isPassing(error)) return portion;
        throw error;
      }
    });
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code = "None" }) => Code);
  if (codes[0] === "ConditionalCheckFailed")
    throw new LeaseLostError("another execution has taken over the ledger of this workload");
  const refused = codes.filter((code) => code !== "None");
  return refused.length > 0 && refused.every((code) => passing.includes(code));
}

function* portions(updates: Iterable<Update>): Generator<readonly Update[]> {
  let [portion, bytes]: [Update[], number] = [[], 0];
  for (const update of updates) {
    const size = bytesOf(update);
    if (portion.length === updatesPerTransaction || (portion.length > 0 && bytes + size > bytesPerTransaction)) {
      yield portion;
      [portion, bytes] = [[], 0];
    }
    portion.push(update);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}

/** Roughly: what is not the finding is some hundred bytes. */
function bytesOf({ attributes }: Update): number {
  return 1_000 + (attributes.finding?.B?.length ?? 0);
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html */
function expression({ key, attributes }: Update) {
  const all = Object.entries(attributes);
  const set = all.filter(([, value]) => value !== undefined);
  const removed = all.filter(([, value]) => value === undefined);
  const clauses = [
    ...(set.length === 0 ? [] : [`SET ${set.map(([name]) => `#${name} = :${name}`).join(", ")}`]),
    ...(removed.length === 0 ? [] : [`REMOVE ${removed.map(([name]) => `#${name}`).join(", ")}`]),
  ];
  return {
    Key: { ...key },
    UpdateExpression: clauses.join(" "),
    ExpressionAttributeNames: Object.fromEntries(all.map(([name]) => [`#${name}`, name])),
    ...(set.length > 0 && {
      ExpressionAttributeValues: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value as AttributeValue])),
    }),
  };
}
