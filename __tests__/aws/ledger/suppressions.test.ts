import { randomBytes } from "node:crypto";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type Moto, startMoto } from "../../../cli/preview/moto/start-moto";
import { dynamoDbLedger } from "../../../lambdas/shared/ledger/dynamodb-ledger";
import type { LedgerEntry } from "../../../lambdas/shared/ledger/entry";
import type { LeasedLedger } from "../../../lambdas/shared/ledger/ledger";
import { type SuppressionLedger, suppressionLedger } from "../../../lambdas/shared/ledger/suppressions";
import { exampleFinding } from "../../support/asff-example";
import { createLedgerTable, dynamoDbOf } from "../../support/ledger-table";
import { collected, ledgerEntry } from "../../support/outgoing";

let moto: Moto;
let client: DynamoDBClient;
let normalizer: LeasedLedger;
let waivers: SuppressionLedger;
const id = (digit: string) => `gatehouse/1/111122223333/code/${digit.padStart(64, "0")}`;
const changeOf = (entry: LedgerEntry) => ({ entry, finding: { ...exampleFinding, Id: entry.id } });
const entry = ledgerEntry(id("a"));
const marks = async () => (await collected(waivers.openFindings())).map((open) => open.entry.suppressedBy);

beforeAll(async () => {
  moto = await startMoto({ onProgress: (line) => process.stderr.write(`${line}\n`) });
  client = dynamoDbOf(moto.url);
});
afterAll(async () => {
  client.destroy();
  await moto.stop();
});
beforeEach(async () => {
  const table = await createLedgerTable(client, `ledger-${randomBytes(6).toString("hex")}`);
  normalizer = (await dynamoDbLedger(client, table).lease("normalizer")) as LeasedLedger;
  waivers = suppressionLedger(client, table);
});

test("open findings come whole, those that are gone do not", async () => {
  const gone = ledgerEntry(id("b"), { status: "RESOLVED", resolvedAt: "2026-06-02T00:00:00.000Z" });
  await normalizer.record([entry, gone].map(changeOf));
  expect(await collected(waivers.openFindings())).toEqual([changeOf(entry)]);
});

test("a mark is written, changed and taken back", async () => {
  await normalizer.record([changeOf(entry)]);
  expect(await waivers.mark(entry, "W@1")).toBe(true);
  expect(await marks()).toEqual(["W@1"]);
  expect(await waivers.mark({ ...entry, suppressedBy: "W@1" }, "W@2")).toBe(true);
  expect(await marks()).toEqual(["W@2"]);
  expect(await waivers.mark({ ...entry, suppressedBy: "W@2" }, undefined)).toBe(true);
  expect(await collected(waivers.openFindings())).toEqual([changeOf(entry)]);
});

test.each<[string, LedgerEntry]>([
  ["Security Hub is to be told something else of it", { ...entry, updatedAt: "2026-06-02T00:00:00.000Z" }],
  ["it had another mark", { ...entry, suppressedBy: "W@0" }],
  ["there is none of its Id", ledgerEntry(id("c"))],
])("an entry is not marked when %s", async (_name, read) => {
  await normalizer.record([changeOf(entry)]);
  expect(await waivers.mark(read, "W@1")).toBe(false);
  expect(await collected(waivers.openFindings())).toEqual([changeOf(entry)]);
});

test("an entry that another run has marked is not", async () => {
  await normalizer.record([changeOf(entry)]);
  await waivers.mark(entry, "W@1");
  expect(await waivers.mark(entry, "W@2")).toBe(false);
  expect(await marks()).toEqual(["W@1"]);
});
