import type { AsffFinding } from "../../shared/asff";
import { isPending, type LedgerEntry } from "../../shared/ledger/entry";
import type { LeasedLedger } from "../../shared/ledger/ledger";
import type { Importable } from "../../shared/security-hub/place";

/** A finding as Security Hub is to have it. */
export interface Outgoing extends Importable {
  readonly entry: LedgerEntry;
}

/**
 * Everything that Security Hub has not confirmed yet, whichever execution it is of: findings of this one as they were just
 * written, the others from the ledger.
 */
export async function* outgoing(
  ledger: LeasedLedger,
  entries: ReadonlyMap<string, LedgerEntry>,
  findings: Iterable<AsffFinding>,
): AsyncGenerator<Outgoing> {
  const pending = new Map([...entries].filter(([, entry]) => isPending(entry)));
  for (const finding of findings) {
    const entry = pending.get(finding.Id);
    if (!entry || finding.UpdatedAt < entry.lastSeenAt) continue;
    pending.delete(finding.Id);
    yield asOf(entry, finding);
  }
  for await (const finding of ledger.findings([...pending.keys()])) {
    const entry = pending.get(finding.Id);
    if (entry) yield asOf(entry, finding);
  }
}

/** First seen, last changed and gone are what the ledger says. */
function asOf(entry: LedgerEntry, content: AsffFinding): Outgoing {
  const finding: AsffFinding = {
    ...content,
    CreatedAt: entry.firstSeenAt,
    UpdatedAt: entry.updatedAt,
    RecordState: entry.status === "OPEN" ? "ACTIVE" : "ARCHIVED",
  };
  return { entry, finding, bytes: Buffer.byteLength(JSON.stringify(finding)) };
}
