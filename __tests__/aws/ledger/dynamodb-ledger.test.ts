import { randomBytes } from "node:crypto";
import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { type Moto, startMoto } from "../../../cli/preview/moto/start-moto";
import { dynamoDbLedger } from "../../../lambdas/shared/ledger/dynamodb-ledger";
import type { LedgerEntry, ScopeManifest } from "../../../lambdas/shared/ledger/entry";
import { leaseMilliseconds } from "../../../lambdas/shared/ledger/lease";
import { type LeasedLedger, LeaseLostError } from "../../../lambdas/shared/ledger/ledger";
import { exampleFinding } from "../../support/asff-example";
import { createLedgerTable, dynamoDbOf } from "../../support/ledger-table";
import { collected, ledgerEntry } from "../../support/outgoing";

let moto: Moto;
let client: DynamoDBClient;
let table: string;
let now = Date.now();
const clock = () => now;
const id = (number: number) => `gatehouse/1/111122223333/code/${number.toString(16).padStart(64, "0")}`;
const byId = (entries: readonly LedgerEntry[]) => entries.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const leased = async (owner = "me") => {
  const ledger = await dynamoDbLedger(client, table, clock).lease(owner);
  if (!ledger) throw new Error("somebody else has the lease");
  return ledger;
};

beforeAll(async () => {
  moto = await startMoto({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  client = dynamoDbOf(moto.url);
});
afterAll(async () => {
  client.destroy();
  await moto.stop();
});
beforeEach(async () => {
  table = await createLedgerTable(client, `ledger-${randomBytes(6).toString("hex")}`);
});

test("entries come back as they were written, with what was confirmed", async () => {
  const ledger = await leased();
  const resolved = ledgerEntry(id(2), {
    status: "RESOLVED",
    severity: "UNKNOWN",
    resolvedAt: "2026-06-02T00:00:00.000Z",
    reopenedAt: "2026-06-01T00:00:00.000Z",
    seenBy: { trivy: "2026-06-01T00:00:00.000Z", grype: "2026-05-01T00:00:00.000Z" },
  });
  await ledger.record([{ entry: ledgerEntry(id(1)) }, { entry: resolved }]);
  await ledger.confirm([{ id: id(2), updatedAt: resolved.updatedAt }]);
  expect(byId(await ledger.entries())).toEqual([ledgerEntry(id(1)), { ...resolved, importedAt: resolved.updatedAt }]);
});

test("what an entry no longer has is removed", async () => {
  const ledger = await leased();
  await ledger.record([{ entry: ledgerEntry(id(1), { status: "RESOLVED", resolvedAt: "2026-06-02T00:00:00.000Z" }) }]);
  await ledger.record([{ entry: ledgerEntry(id(1), { reopenedAt: "2026-06-03T00:00:00.000Z" }) }]);
  expect(await ledger.entries()).toEqual([ledgerEntry(id(1), { reopenedAt: "2026-06-03T00:00:00.000Z" })]);
});

test("a waiver of the other function stays, until the finding is back", async () => {
  const ledger = await leased();
  await ledger.record([{ entry: ledgerEntry(id(1)) }]);
  await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: { pk: { S: "findings#1" }, sk: { S: id(1) } },
      UpdateExpression: "SET suppressedBy = :waiver",
      ExpressionAttributeValues: { ":waiver": { S: "W@1" } },
    }),
  );
  await ledger.record([{ entry: ledgerEntry(id(1), { lastSeenAt: "2026-07-01T00:00:00.000Z" }) }]);
  expect(await ledger.entries()).toMatchObject([{ suppressedBy: "W@1" }]);
  await ledger.record([{ entry: ledgerEntry(id(1)), doubtsWaiver: true }]);
  expect(await ledger.entries()).toMatchObject([{ suppressedBy: "unknown" }]);
});

test("findings come back whole, the largest that Security Hub takes too", async () => {
  const ledger = await leased();
  // Random text, which no compression makes smaller by much.
  const large = { ...exampleFinding, Id: id(2), Description: randomBytes(110_000).toString("hex") };
  await ledger.record([
    { entry: ledgerEntry(id(1)), finding: { ...exampleFinding, Id: id(1) } },
    { entry: ledgerEntry(id(2)), finding: large },
  ]);
  expect(await collected(ledger.findings([id(2)]))).toEqual([large]);
  expect(await collected(ledger.findings([id(1), id(2)]))).toHaveLength(2);
});

test("more entries than one transaction takes: all of them", async () => {
  const ledger = await leased();
  const changes = Array.from({ length: 230 }, (_, number) => ({
    entry: ledgerEntry(id(number)),
    finding: { ...exampleFinding, Id: id(number) },
  }));
  await ledger.record(changes);
  await ledger.confirm(changes.map(({ entry }) => ({ id: entry.id, updatedAt: entry.updatedAt })));
  const entries = await ledger.entries();
  expect(entries).toHaveLength(230);
  expect(entries.every(({ importedAt, updatedAt }) => importedAt === updatedAt)).toBe(true);
  expect(await collected(ledger.findings(changes.map(({ entry }) => entry.id)))).toHaveLength(230);
});

test("of each scanner the last scope that was written", async () => {
  const ledger = await leased();
  const scope: ScopeManifest = {
    scanner: "trivy",
    coveredAt: "2026-06-01T00:00:00.000Z",
    execution: "e-1",
    sourceDigest: "d",
    status: "completed",
    filesScanned: 7,
  };
  await ledger.cover([scope, { ...scope, scanner: "bandit", status: "notApplicable" }]);
  await ledger.cover([{ ...scope, execution: "e-2" }]);
  expect(await ledger.scopes()).toEqual([
    { ...scope, scanner: "bandit", status: "notApplicable" },
    { ...scope, execution: "e-2" },
  ]);
});

describe("the lease", () => {
  test("one process at a time", async () => {
    const first = await leased("one");
    expect(await dynamoDbLedger(client, table, clock).lease("two")).toBeUndefined();
    await first.release();
    await leased("two");
  });

  test("of a process that died ends by itself; if that one comes back, it can write nothing", async () => {
    const dead = await leased("one");
    await dead.record([{ entry: ledgerEntry(id(1)) }]);
    now += leaseMilliseconds + 1;
    const alive = await leased("two");
    const changes = { entry: ledgerEntry(id(1), { contentHash: "of the dead" }) };
    await expect(dead.record([changes])).rejects.toThrow(LeaseLostError);
    await expect(dead.confirm([{ id: id(1), updatedAt: "x" }])).rejects.toThrow(LeaseLostError);
    await expect(dead.cover([{ scanner: "trivy" } as ScopeManifest])).rejects.toThrow(LeaseLostError);
    await dead.release();
    expect(await alive.entries()).toEqual([ledgerEntry(id(1))]);
    await alive.record([{ entry: ledgerEntry(id(2)) }]);
  });

  test("writing keeps it", async () => {
    const ledger = await leased("one");
    now += leaseMilliseconds - 1;
    await ledger.record([{ entry: ledgerEntry(id(1)) }]);
    now += leaseMilliseconds - 1;
    expect(await dynamoDbLedger(client, table, clock).lease("two")).toBeUndefined();
  });

  test("many who want it at once: one has it", async () => {
    const owners = Array.from({ length: 20 }, (_, owner) =>
      dynamoDbLedger(client, table, clock).lease(`owner ${owner}`),
    );
    const got = (await Promise.all(owners)).filter((one): one is LeasedLedger => one !== undefined);
    expect(got).toHaveLength(1);
  });
});

test.each([
  ["no status", { severity: { S: "HIGH" } }, "no status"],
  ["a status that is none", { status: { S: "GONE" }, severity: { S: "HIGH" } }, "status GONE and severity HIGH"],
  [
    "a time that is none",
    { status: { S: "OPEN" }, severity: { S: "HIGH" }, firstSeenAt: { S: "soon" } },
    "firstSeenAt soon",
  ],
])("an item with %s is an error with its key: it is not taken for a new finding", async (_name, item, message) => {
  await client.send(
    new PutItemCommand({ TableName: table, Item: { pk: { S: "findings#1" }, sk: { S: id(1) }, ...item } as never }),
  );
  const reading = (await leased()).entries();
  await expect(reading).rejects.toThrow(message);
  await expect(reading).rejects.toThrow(id(1));
});
