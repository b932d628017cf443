import { isDeepStrictEqual } from "node:util";
import type { AsffFinding } from "../../shared/asff";
import type { LedgerEntry, ScopeManifest } from "../../shared/ledger/entry";
import type { EntryChange, LeasedLedger } from "../../shared/ledger/ledger";
import { type Observation, seen, unseen } from "./settle";
import { sightingOf } from "./sighting";

/** What the ledger remembered before this execution. */
export interface Remembered {
  readonly entries: ReadonlyMap<string, LedgerEntry>;
  readonly scopes: readonly ScopeManifest[];
}

export interface Recorded {
  /** All entries of the workload, as they are now. */
  readonly entries: ReadonlyMap<string, LedgerEntry>;
  readonly opened: number;
  readonly reopened: number;
  readonly resolved: number;
}

export async function remember(ledger: LeasedLedger): Promise<Remembered> {
  const [entries, scopes] = await Promise.all([ledger.entries(), ledger.scopes()]);
  return { entries: new Map(entries.map((entry) => [entry.id, entry])), scopes };
}

/** Some hundred changes are in memory at a time, each with its finding. */
const changesAtOnce = 495;

/**
 * Writes what an execution has seen into the ledger, then the scopes, and then what it would have seen if it were still
 * there. Broken off anywhere, no finding that was not yet recorded counts as gone, and what does count as gone is gone by
 * scopes that the next execution knows, too.
 * @param findings all of the execution
 */
export async function recordFindings(
  ledger: LeasedLedger,
  remembered: Remembered,
  findings: Iterable<AsffFinding>,
  at: string,
  scopes: readonly ScopeManifest[],
): Promise<Recorded> {
  const covering = scopes.filter((scope) => isNew(scope, remembered.scopes));
  const observation = { at, coveredAt: coverage([...remembered.scopes, ...covering]) };
  const entries = new Map(remembered.entries);
  const count = { opened: 0, reopened: 0, resolved: 0 };
  const write = async (all: Iterable<EntryChange>) => {
    let changes: EntryChange[] = [];
    for (const change of all) {
      const before = remembered.entries.get(change.entry.id);
      entries.set(change.entry.id, change.entry);
      if (change.entry.status !== before?.status) count[transition(before, change.entry)] += 1;
      if (changes.push(change) < changesAtOnce) continue;
      await ledger.record(changes);
      changes = [];
    }
    await ledger.record(changes);
  };
  const met = new Set<string>();
  await write(sightings(remembered, findings, observation, met));
  await ledger.cover(covering);
  await write(absences(remembered, observation, met));
  return { entries, ...count };
}

/** @param met takes the ids of all findings */
function* sightings(
  { entries }: Remembered,
  findings: Iterable<AsffFinding>,
  observation: Observation,
  met: Set<string>,
): Generator<EntryChange> {
  for (const finding of findings) {
    const before = entries.get(finding.Id);
    const entry = seen(before, sightingOf(finding), observation);
    met.add(finding.Id);
    if (!before || !isDeepStrictEqual(before, entry))
      yield { ...changeOf(before, entry), ...(entry.contentHash !== before?.contentHash && { finding }) };
  }
}

function* absences(
  { entries }: Remembered,
  observation: Observation,
  met: ReadonlySet<string>,
): Generator<EntryChange> {
  for (const before of entries.values()) {
    if (met.has(before.id)) continue;
    const entry = unseen(before, observation);
    if (!isDeepStrictEqual(before, entry)) yield changeOf(before, entry);
  }
}

function changeOf(before: LedgerEntry | undefined, entry: LedgerEntry): EntryChange {
  return { entry, ...(entry.suppressedBy !== before?.suppressedBy && { doubtsWaiver: true }) };
}

function transition(before: LedgerEntry | undefined, { status }: LedgerEntry): "opened" | "reopened" | "resolved" {
  if (status === "RESOLVED") return "resolved";
  return before ? "reopened" : "opened";
}

function isNew(scope: ScopeManifest, known: readonly ScopeManifest[]): boolean {
  return !known.some(({ scanner, coveredAt }) => scanner === scope.scanner && coveredAt >= scope.coveredAt);
}

/** Of each scanner the latest. */
function coverage(scopes: readonly ScopeManifest[]): Readonly<Record<string, string>> {
  const sorted = scopes.toSorted((a, b) => (a.coveredAt < b.coveredAt ? -1 : 1));
  return Object.fromEntries(sorted.map(({ scanner, coveredAt }) => [scanner, coveredAt]));
}
