import type { Outgoing } from "../../lambdas/normalizer/import/outgoing";
import type { AsffFinding } from "../../lambdas/shared/asff";
import type { LedgerEntry } from "../../lambdas/shared/ledger/entry";
import { exampleFinding } from "./asff-example";

/** An open finding that Security Hub was never told of. */
export function ledgerEntry(id: string, change: Partial<LedgerEntry> = {}): LedgerEntry {
  const at = "2026-06-01T11:01:00.000Z";
  return {
    id,
    status: "OPEN",
    severity: "HIGH",
    firstSeenAt: at,
    lastSeenAt: at,
    seenBy: { trivy: at },
    contentHash: "content",
    updatedAt: at,
    ...change,
  };
}

/** Findings as Security Hub is to have them. */
export function outgoingFinding(finding: Partial<AsffFinding> = {}, entry: Partial<LedgerEntry> = {}): Outgoing {
  const whole = { ...exampleFinding, ...finding };
  return { entry: ledgerEntry(whole.Id, entry), finding: whole, bytes: Buffer.byteLength(JSON.stringify(whole)) };
}

/** Some of these, `f-0` and so on. */
export function outgoingFindings(count: number): readonly Outgoing[] {
  return Array.from({ length: count }, (_, id) => outgoingFinding({ Id: `f-${id}` }));
}

export async function* streamed<Value>(values: Iterable<Value>): AsyncGenerator<Value> {
  yield* values;
}

export async function collected<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = [];
  for await (const value of values) all.push(value);
  return all;
}
