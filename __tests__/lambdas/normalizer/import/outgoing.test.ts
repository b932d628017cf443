import { outgoing } from "../../../../lambdas/normalizer/import/outgoing";
import type { LedgerEntry } from "../../../../lambdas/shared/ledger/entry";
import type { LeasedLedger } from "../../../../lambdas/shared/ledger/ledger";
import { exampleFinding } from "../../../support/asff-example";
import { memoryLedger } from "../../../support/memory-ledger";
import { collected, ledgerEntry } from "../../../support/outgoing";

const [may, june, july] = ["2026-05-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z", "2026-07-01T00:00:00.000Z"] as const;
const finding = (Id: string, Title: string, UpdatedAt: string) => ({ ...exampleFinding, Id, Title, UpdatedAt });

async function sent(entries: readonly LedgerEntry[], written: readonly ReturnType<typeof finding>[] = []) {
  const ledger = memoryLedger();
  for (const { id } of entries) ledger.findings.set(id, finding(id, "as it was", may));
  const leased = (await ledger.lease("me")) as LeasedLedger;
  const all = await collected(outgoing(leased, new Map(entries.map((entry) => [entry.id, entry])), written));
  return all.map(({ finding: { Id, Title, CreatedAt, UpdatedAt, RecordState } }) => [
    Id,
    Title,
    CreatedAt,
    UpdatedAt,
    RecordState,
  ]);
}

test("what Security Hub has confirmed is not sent", async () => {
  const told = ledgerEntry("a", { updatedAt: june, importedAt: june });
  expect(await sent([told], [finding("a", "now", june)])).toEqual([]);
});

test("what it has not is sent as it was just written, with the times of the ledger", async () => {
  const entry = ledgerEntry("a", { firstSeenAt: may, lastSeenAt: june, updatedAt: june, importedAt: may });
  expect(await sent([entry], [finding("a", "now", june)])).toEqual([["a", "now", may, june, "ACTIVE"]]);
});

test("what is gone is archived, as it was last seen", async () => {
  const entry = ledgerEntry("a", { status: "RESOLVED", firstSeenAt: may, updatedAt: june, importedAt: may });
  expect(await sent([entry])).toEqual([["a", "as it was", may, june, "ARCHIVED"]]);
});

test("what an execution left that was broken off is sent by the next one", async () => {
  const entry = ledgerEntry("a", { firstSeenAt: may, lastSeenAt: may, updatedAt: may });
  expect(await sent([entry])).toEqual([["a", "as it was", may, may, "ACTIVE"]]);
});

test("an execution that comes late does not bring back old words", async () => {
  const entry = ledgerEntry("a", { firstSeenAt: may, lastSeenAt: july, updatedAt: july });
  expect(await sent([entry], [finding("a", "older", june)])).toEqual([["a", "as it was", may, july, "ACTIVE"]]);
});
