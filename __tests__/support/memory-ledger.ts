import type { AsffFinding } from "../../lambdas/shared/asff";
import { type LedgerEntry, type ScopeManifest, unknownWaiver } from "../../lambdas/shared/ledger/entry";
import { leaseMilliseconds } from "../../lambdas/shared/ledger/lease";
import { type LeasedLedger, LeaseLostError, type Ledger } from "../../lambdas/shared/ledger/ledger";

export interface MemoryLedger extends Ledger {
  readonly entries: Map<string, LedgerEntry>;
  readonly findings: Map<string, AsffFinding>;
  readonly scopes: Map<string, ScopeManifest>;
  /** How many entries were written or confirmed. */
  readonly writes: number;
}

/** A ledger without a table; kind `aws` proves that DynamoDB's does the same. */
export function memoryLedger(clock: () => number = Date.now): MemoryLedger {
  const entries = new Map<string, LedgerEntry>();
  const findings = new Map<string, AsffFinding>();
  const scopes = new Map<string, ScopeManifest>();
  let lease: { owner: string; expiresAt: number } | undefined;
  let writes = 0;
  const guarded = (owner: string) => {
    if (lease?.owner !== owner) throw new LeaseLostError("another execution has taken over");
    lease = { owner, expiresAt: clock() + leaseMilliseconds };
  };
  const leased = (owner: string): LeasedLedger => ({
    entries: async () => [...entries.values()],
    scopes: async () => [...scopes.values()],
    async *findings(ids) {
      for (const id of ids) yield findings.get(id) as AsffFinding;
    },
    async record(changes) {
      guarded(owner);
      for (const { entry, finding, doubtsWaiver } of changes) {
        const { importedAt, suppressedBy, ...written } = entry;
        const before = entries.get(entry.id);
        entries.set(entry.id, {
          ...written,
          ...(before?.importedAt !== undefined && { importedAt: before.importedAt }),
          ...(before?.suppressedBy !== undefined && { suppressedBy: before.suppressedBy }),
          ...(doubtsWaiver && { suppressedBy: unknownWaiver }),
        });
        if (finding) findings.set(entry.id, finding);
        writes += 1;
      }
    },
    async confirm(confirmations) {
      guarded(owner);
      for (const { id, updatedAt } of confirmations) {
        const entry = entries.get(id);
        if (entry) entries.set(id, { ...entry, importedAt: updatedAt });
        writes += 1;
      }
    },
    async cover(covered) {
      guarded(owner);
      for (const scope of covered) scopes.set(scope.scanner, scope);
    },
    release: async () => {
      if (lease?.owner === owner) lease = undefined;
    },
  });
  return {
    entries,
    findings,
    scopes,
    get writes() {
      return writes;
    },
    async lease(owner) {
      if (lease && lease.owner !== owner && lease.expiresAt >= clock()) return undefined;
      lease = { owner, expiresAt: clock() + leaseMilliseconds };
      return leased(owner);
    },
  };
}
