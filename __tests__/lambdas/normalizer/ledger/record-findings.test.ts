import { recordFindings, remember } from "../../../../lambdas/normalizer/ledger/record-findings";
import type { AsffFinding } from "../../../../lambdas/shared/asff";
import type { LedgerEntry, ScopeManifest } from "../../../../lambdas/shared/ledger/entry";
import type { LeasedLedger } from "../../../../lambdas/shared/ledger/ledger";
import { exampleFinding } from "../../../support/asff-example";
import { type MemoryLedger, memoryLedger } from "../../../support/memory-ledger";

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const finding = (Id: string, Title = "title"): AsffFinding => ({
  ...exampleFinding,
  Id,
  Title,
  ProductFields: { ...exampleFinding.ProductFields, "gatehouse/detectors": "trivy" },
});
const covered = (at: string): ScopeManifest => ({
  scanner: "trivy",
  coveredAt: at,
  execution: "e",
  sourceDigest: "d",
  status: "completed",
  filesScanned: 1,
});

async function record(ledger: MemoryLedger, at: string, findings: readonly AsffFinding[], scopes = [covered(at)]) {
  const leased = (await ledger.lease("me")) as LeasedLedger;
  const { entries, ...count } = await recordFindings(leased, await remember(leased), findings, at, scopes);
  expect(new Map(entries)).toEqual(ledger.entries);
  return count;
}

test("new, changed, gone and back: counted and kept", async () => {
  const ledger = memoryLedger();
  expect(await record(ledger, day(1), [finding("a"), finding("b")])).toEqual({ opened: 2, reopened: 0, resolved: 0 });
  expect(await record(ledger, day(2), [finding("a", "other")])).toEqual({ opened: 0, reopened: 0, resolved: 1 });
  expect(await record(ledger, day(3), [finding("b"), finding("c")])).toEqual({ opened: 1, reopened: 1, resolved: 1 });
  expect(
    Object.fromEntries([...ledger.entries].map(([id, { status, firstSeenAt }]) => [id, [status, firstSeenAt]])),
  ).toEqual({
    a: ["RESOLVED", day(1)],
    b: ["OPEN", day(1)],
    c: ["OPEN", day(3)],
  });
  expect(ledger.findings.get("a")?.Title).toBe("other");
});

test("the same execution again writes nothing", async () => {
  const ledger = memoryLedger();
  await record(ledger, day(1), [finding("a"), finding("b")]);
  const { writes } = ledger;
  expect(await record(ledger, day(1), [finding("b"), finding("a")])).toEqual({ opened: 0, reopened: 0, resolved: 0 });
  expect(ledger.writes).toBe(writes);
});

test("unchanged findings are written without themselves", async () => {
  const ledger = memoryLedger();
  await record(ledger, day(1), [finding("a")]);
  ledger.findings.clear();
  await record(ledger, day(2), [finding("a")]);
  expect([ledger.findings.size, ledger.entries.get("a")?.lastSeenAt]).toEqual([0, day(2)]);
});

test("of a finding that is back nobody knows whether Security Hub still suppresses it", async () => {
  const ledger = memoryLedger();
  await record(ledger, day(1), [finding("a"), finding("b")]);
  for (const [id, entry] of ledger.entries) ledger.entries.set(id, { ...entry, suppressedBy: "W@1" });
  await record(ledger, day(2), [finding("b")]);
  await record(ledger, day(3), [finding("a"), finding("b")]);
  expect([ledger.entries.get("a")?.suppressedBy, ledger.entries.get("b")?.suppressedBy]).toEqual(["unknown", "W@1"]);
});

test.each([
  [89, ["W@1", "W@1", undefined]],
  [90, ["unknown", "unknown", undefined]],
])(
  "of a finding that Security Hub was told of %d days ago nobody knows whether it still has it",
  async (days, marks) => {
    const ledger = memoryLedger();
    await record(ledger, day(1), [finding("a"), finding("b"), finding("c")]);
    for (const id of ["a", "b"])
      ledger.entries.set(id, { ...(ledger.entries.get(id) as LedgerEntry), suppressedBy: "W@1" });
    await record(ledger, day(1 + days), [finding("a"), finding("c")], []);
    expect(["a", "b", "c"].map((id) => ledger.entries.get(id)?.suppressedBy)).toEqual(marks);
  },
);

test("no scope goes back in time", async () => {
  const ledger = memoryLedger();
  await record(ledger, day(5), []);
  await record(ledger, day(2), [finding("a")]);
  expect(ledger.scopes.get("trivy")?.coveredAt).toBe(day(5));
  expect(ledger.entries.get("a")).toMatchObject({ status: "RESOLVED", firstSeenAt: day(2), resolvedAt: day(5) });
});

test("broken off in between, nothing counts as gone that was only not yet recorded", async () => {
  const ledger = memoryLedger();
  const many = Array.from({ length: 600 }, (_, id) => finding(`f-${id}`));
  await record(ledger, day(1), many);
  const leased = (await ledger.lease("me")) as LeasedLedger;
  let portions = 0;
  const dying = {
    ...leased,
    record: async (changes: Parameters<LeasedLedger["record"]>[0]) => {
      portions += 1;
      if (portions === 2) throw new Error("killed");
      await leased.record(changes);
    },
  };
  await expect(recordFindings(dying, await remember(leased), many, day(2), [covered(day(2))])).rejects.toThrow(
    "killed",
  );
  expect(await record(ledger, day(3), [], [])).toEqual({ opened: 0, reopened: 0, resolved: 0 });
});

test("broken off before the scopes are known, nothing is gone that would be back in the next execution", async () => {
  const ledger = memoryLedger();
  await record(ledger, day(1), [finding("a")]);
  const leased = (await ledger.lease("me")) as LeasedLedger;
  const dying = { ...leased, cover: () => Promise.reject(new Error("killed")) };
  await expect(recordFindings(dying, await remember(leased), [], day(2), [covered(day(2))])).rejects.toThrow("killed");
  expect(await record(ledger, day(3), [], [])).toEqual({ opened: 0, reopened: 0, resolved: 0 });
  expect(ledger.entries.get("a")?.reopenedAt).toBeUndefined();
});

test("broken off behind the scopes, the next execution finds what is gone, whatever it has looked at itself", async () => {
  const ledger = memoryLedger();
  await record(ledger, day(1), [finding("a"), finding("b")]);
  const leased = (await ledger.lease("me")) as LeasedLedger;
  const dying = {
    ...leased,
    cover: async (scopes: readonly ScopeManifest[]) => {
      await leased.cover(scopes);
      throw new Error("killed");
    },
  };
  const seen = [finding("a")];
  await expect(recordFindings(dying, await remember(leased), seen, day(2), [covered(day(2))])).rejects.toThrow(
    "killed",
  );
  expect(await record(ledger, day(3), [], [])).toEqual({ opened: 0, reopened: 0, resolved: 1 });
  expect(ledger.entries.get("b")).toMatchObject({ status: "RESOLVED", resolvedAt: day(2) });
});

test("without a scope nothing is gone", async () => {
  const ledger = memoryLedger();
  await record(ledger, day(1), [finding("a")]);
  expect(await record(ledger, day(2), [], [])).toEqual({ opened: 0, reopened: 0, resolved: 0 });
  expect(ledger.entries.get("a")?.status).toBe("OPEN");
});

test("more findings than are written at once", async () => {
  const ledger = memoryLedger();
  const many = Array.from({ length: 1200 }, (_, id) => finding(`f-${id}`));
  expect(await record(ledger, day(1), many)).toMatchObject({ opened: 1200 });
  expect(await record(ledger, day(2), [])).toMatchObject({ resolved: 1200 });
});
