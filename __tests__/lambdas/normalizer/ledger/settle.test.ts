import { type Observation, type Sighting, seen, unseen } from "../../../../lambdas/normalizer/ledger/settle";
import type { LedgerEntry } from "../../../../lambdas/shared/ledger/entry";

const day = (number: number) => new Date(Date.UTC(2026, 0, number)).toISOString();
const sighting = (change: Partial<Sighting> = {}): Sighting => ({
  id: "f",
  detectors: ["trivy"],
  severity: "HIGH",
  contentHash: "one",
  ...change,
});
const on = (number: number, coveredAt: Observation["coveredAt"] = { trivy: day(number) }): Observation => ({
  at: day(number),
  coveredAt,
});
const first = seen(undefined, sighting(), on(1));
const told = (entry: LedgerEntry): LedgerEntry => ({ ...entry, importedAt: entry.updatedAt });

test("a finding that nobody has seen before is open, and Security Hub is to be told", () => {
  expect(first).toEqual({
    id: "f",
    status: "OPEN",
    severity: "HIGH",
    firstSeenAt: day(1),
    lastSeenAt: day(1),
    seenBy: { trivy: day(1) },
    contentHash: "one",
    updatedAt: day(1),
  });
});

test("the same execution again changes nothing", () => {
  expect(seen(first, sighting(), on(1))).toEqual(first);
});

test("seen again, unchanged: only that is new, and nothing is to be told", () => {
  expect(seen(told(first), sighting(), on(2))).toEqual({
    ...told(first),
    lastSeenAt: day(2),
    seenBy: { trivy: day(2) },
  });
});

test("another content is to be told", () => {
  expect(seen(told(first), sighting({ contentHash: "two", severity: "LOW" }), on(2))).toMatchObject({
    contentHash: "two",
    severity: "LOW",
    firstSeenAt: day(1),
    updatedAt: day(2),
  });
});

test.each([
  [30, day(1)],
  [31, day(31)],
])("unchanged on day %d after it was told on day 1", (number, updatedAt) => {
  expect(seen(told(first), sighting(), on(number))).toMatchObject({ updatedAt, firstSeenAt: day(1) });
});

test("missed by the scanner that reported it: resolved", () => {
  expect(unseen(told(first), on(2))).toEqual({
    ...told(first),
    status: "RESOLVED",
    resolvedAt: day(2),
    updatedAt: day(2),
  });
});

test("resolved stays resolved when it was", () => {
  const resolved = unseen(first, on(2));
  expect(unseen(resolved, on(3))).toEqual(resolved);
});

test("back again: reopened, first seen when it first was", () => {
  const { resolvedAt, ...reopened } = seen(unseen(first, on(2)), sighting(), on(3));
  expect(resolvedAt).toBeUndefined();
  expect(reopened).toMatchObject({ status: "OPEN", firstSeenAt: day(1), reopenedAt: day(3), updatedAt: day(3) });
});

describe("only within the scope of who looked", () => {
  const ofTwo = seen(undefined, sighting({ detectors: ["grype", "trivy"] }), on(1, { grype: day(1), trivy: day(1) }));

  test.each([
    ["nobody looked", {}, "OPEN"],
    ["another scanner looked", { bandit: day(2) }, "OPEN"],
    ["one of two looked", { grype: day(1), trivy: day(2) }, "OPEN"],
    ["one of two looked, the other never", { trivy: day(2) }, "OPEN"],
    ["both looked", { grype: day(2), trivy: day(2) }, "RESOLVED"],
    ["both looked, on different days", { grype: day(2), trivy: day(3) }, "RESOLVED"],
  ])("%s", (_name, coveredAt, status) => {
    expect(unseen(ofTwo, on(3, coveredAt)).status).toBe(status);
  });

  test("one still reports it", () => {
    const entry = seen(ofTwo, sighting({ detectors: ["grype"] }), on(2, { grype: day(2), trivy: day(2) }));
    expect(entry).toMatchObject({ status: "OPEN", seenBy: { grype: day(2), trivy: day(1) } });
    expect(unseen(entry, on(3, { grype: day(3), trivy: day(2) }))).toMatchObject({
      status: "RESOLVED",
      resolvedAt: day(3),
    });
  });
});

describe("executions in another order", () => {
  const late = on(2, { trivy: day(5) });

  test("what only the older one has seen is gone already", () => {
    expect(seen(undefined, sighting(), late)).toMatchObject({
      status: "RESOLVED",
      firstSeenAt: day(2),
      resolvedAt: day(5),
    });
  });

  test("what the newer one has seen was first seen earlier, and keeps its words", () => {
    const newer = seen(undefined, sighting({ contentHash: "new" }), on(5));
    expect(seen(newer, sighting({ contentHash: "old" }), late)).toEqual({
      ...newer,
      firstSeenAt: day(2),
      updatedAt: "2026-01-05T00:00:00.001Z",
    });
  });
});

test("what Security Hub is told always rises, whatever the clocks say", () => {
  const ahead = { ...told(first), updatedAt: day(9), importedAt: day(9) };
  expect(seen(ahead, sighting({ contentHash: "two" }), on(2)).updatedAt).toBe("2026-01-09T00:00:00.001Z");
});
