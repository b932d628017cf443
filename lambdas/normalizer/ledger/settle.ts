import { type LedgerEntry, unknownWaiver } from "../../shared/ledger/entry";
import type { Severity } from "../../shared/severity";

/** What one execution says of all findings of its workload. */
export interface Observation {
  /** When its scanners had looked, ISO 8601. */
  readonly at: string;
  /** By scanner, when it last looked at everything, in this execution or another; absent when it never did. */
  readonly coveredAt: Readonly<Record<string, string>>;
}

/** A finding in the reports of an execution. */
export interface Sighting {
  readonly id: string;
  readonly detectors: readonly string[];
  readonly severity: Severity;
  readonly contentHash: string;
}

/** Security Hub deletes findings that nobody updates for so long: https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-findings.html */
const forgottenDays = 90;
/** So that this happens to nothing that is built. */
const refreshDays = 30;
const day = 86_400_000;

/** How an entry becomes another one by a sighting. Executions may come in any order and more than once. */
export function seen(entry: LedgerEntry | undefined, sighting: Sighting, observation: Observation): LedgerEntry {
  const { at } = observation;
  const { id, detectors, severity, contentHash } = sighting;
  const known = entry ?? {
    id,
    status: "OPEN",
    severity,
    contentHash,
    firstSeenAt: at,
    lastSeenAt: at,
    seenBy: {},
    updatedAt: at,
  };
  const latest = at >= known.lastSeenAt;
  return judged(
    {
      ...known,
      ...(latest && { severity, contentHash }),
      firstSeenAt: at < known.firstSeenAt ? at : known.firstSeenAt,
      lastSeenAt: latest ? at : known.lastSeenAt,
      seenBy: {
        ...known.seenBy,
        ...Object.fromEntries(detectors.map((scanner) => [scanner, later(known.seenBy[scanner], at)])),
      },
    },
    entry,
    observation,
  );
}

/** The same when no report of the execution has it. */
export function unseen(entry: LedgerEntry, observation: Observation): LedgerEntry {
  return judged(entry, entry, observation);
}

function judged(next: LedgerEntry, before: LedgerEntry | undefined, observation: Observation): LedgerEntry {
  const settled = isOpen(next, observation) ? opened(next, before, observation) : resolved(next, observation);
  if (!before || !mustBeTold(settled, before, observation)) return settled;
  return { ...settled, updatedAt: rising(before.updatedAt, observation.at) };
}

function opened(next: LedgerEntry, before: LedgerEntry | undefined, { at }: Observation): LedgerEntry {
  const { resolvedAt, ...entry } = next;
  const isBack = before?.status === "RESOLVED";
  const doubtsWaiver = isBack || daysBetween(entry.updatedAt, at) >= forgottenDays;
  return {
    ...entry,
    status: "OPEN",
    ...(isBack && { reopenedAt: at }),
    ...(doubtsWaiver && entry.suppressedBy !== undefined && { suppressedBy: unknownWaiver }),
  };
}

function resolved(next: LedgerEntry, observation: Observation): LedgerEntry {
  return { ...next, status: "RESOLVED", resolvedAt: next.resolvedAt ?? goneAt(next, observation) };
}

/** As long as one of the scanners that reported it has not looked again since. */
function isOpen({ seenBy }: LedgerEntry, { coveredAt }: Observation): boolean {
  return Object.entries(seenBy).some(([scanner, at]) => !isLater(coveredAt[scanner], at));
}

/** The first moment at which nothing spoke for it any more, as far as it is remembered. */
function goneAt({ seenBy }: LedgerEntry, { coveredAt }: Observation): string {
  return Object.keys(seenBy)
    .map((scanner) => coveredAt[scanner] ?? "")
    .reduce((a, b) => (a > b ? a : b));
}

function mustBeTold(next: LedgerEntry, before: LedgerEntry, { at }: Observation): boolean {
  const told = ["status", "contentHash", "firstSeenAt"] as const;
  if (told.some((member) => next[member] !== before[member])) return true;
  return next.status === "OPEN" && daysBetween(before.updatedAt, at) >= refreshDays;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / day;
}

/** Later than what Security Hub may have: it ignores an update that is not. */
function rising(before: string, at: string): string {
  return at > before ? at : new Date(Date.parse(before) + 1).toISOString();
}

function isLater(time: string | undefined, than: string): boolean {
  return time !== undefined && time > than;
}

function later(time: string | undefined, other: string): string {
  return isLater(time, other) ? (time as string) : other;
}
