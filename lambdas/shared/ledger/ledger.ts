import type { AsffFinding } from "../asff";
import type { LedgerEntry, ScopeManifest } from "./entry";

/** An entry as it is to be, with the finding itself where that is another than before. */
export interface EntryChange {
  readonly entry: LedgerEntry;
  readonly finding?: AsffFinding;
  /** Whether what the entry says of its waiver changed, too: to `unknown`. */
  readonly doubtsWaiver?: boolean;
}

/** Security Hub has the finding as of `updatedAt`. */
export interface Confirmation {
  readonly id: string;
  readonly updatedAt: string;
}

/** Another process writes the ledger of this workload: nothing was written. */
export class LeaseLostError extends Error {
  override readonly name = "LeaseLostError";
}

/** The ledger while it is leased: no other process writes findings. */
export interface LeasedLedger {
  entries(): Promise<readonly LedgerEntry[]>;
  scopes(): Promise<readonly ScopeManifest[]>;
  /** The findings of entries, in any order, as they were last seen. */
  findings(ids: readonly string[]): AsyncIterable<AsffFinding>;
  /** @throws LeaseLostError */
  record(changes: readonly EntryChange[]): Promise<void>;
  /** @throws LeaseLostError */
  confirm(confirmations: readonly Confirmation[]): Promise<void>;
  /** @throws LeaseLostError */
  cover(scopes: readonly ScopeManifest[]): Promise<void>;
  release(): Promise<void>;
}

/** What is remembered of one workload's findings, over all builds. */
export interface Ledger {
  /** Leases the ledger to one process; `undefined` while another has it. The lease of a process that died ends by itself. */
  lease(owner: string): Promise<LeasedLedger | undefined>;
}
