import type { AsffFinding } from "../../shared/asff";
import { asffProblems } from "../../shared/asff-check";
import { isPending, type LedgerEntry } from "../../shared/ledger/entry";
import type { LeasedLedger } from "../../shared/ledger/ledger";
import type { Sized } from "./batches";

/** A finding as Security Hub is to have it. */
export interface Outgoing extends Sized {
  readonly entry: LedgerEntry;
  readonly finding: AsffFinding;
}

/** The account and region that findings are imported into: the function's own. */
export interface Place {
  readonly account: string;
  readonly region: string;
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

/** Why Security Hub would not take a finding from here; nothing when it would. */
export function problemsOf({ finding, bytes }: Outgoing, { account, region }: Place): readonly string[] {
  const problems = asffProblems(finding, bytes);
  if (problems.length > 0) return problems;
  const product = `arn:${finding.Resources[0]?.Partition}:securityhub:${region}:${account}:product/${account}/default`;
  if (finding.AwsAccountId !== account)
    return [`AwsAccountId: ${finding.AwsAccountId}, but this function imports into ${account} only`];
  return finding.ProductArn === product ? [] : [`ProductArn: ${finding.ProductArn}, but here it must be ${product}`];
}
