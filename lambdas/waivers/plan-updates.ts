import { readFinding } from "../gate/gate-finding";
import { waiverDigest } from "../gate/waivers/applied";
import { longestNote, waiverNote } from "../gate/waivers/note";
import { type WaivingRules, waivingBy } from "../gate/waivers/waiving";
import { type LedgerEntry, unknownWaiver } from "../shared/ledger/entry";
import type { OpenFinding } from "../shared/ledger/suppressions";
import { sendable } from "../shared/text";

/** What Security Hub is to be told of the waiver of a finding. */
export interface SuppressionUpdate {
  readonly entry: LedgerEntry;
  readonly productArn: string;
  readonly status: "SUPPRESSED" | "NEW";
  readonly note: string;
  /** What the ledger notes once it was told; `undefined`: no waiver. */
  readonly mark: string | undefined;
}

/** A finding of the ledger says too little of itself to be judged. */
export class UnreadableFindingError extends Error {
  override readonly name = "UnreadableFindingError";
}

/**
 * Compares what Security Hub was told with the waivers that apply now, by the gate's own rules.
 * @param rules without a deployment: a finding that is waived for one deployment only is still one for the others
 * @throws UnreadableFindingError
 */
export function planUpdates(
  rules: Omit<WaivingRules, "deployment">,
): (open: OpenFinding) => readonly SuppressionUpdate[] {
  const waivingOf = waivingBy(rules);
  return ({ entry, finding }) => {
    const known = readFinding(finding);
    if (!known)
      throw new UnreadableFindingError(`the ledger's finding ${entry.id} has no GeneratorId, Title or severity`);
    const { waiver } = waivingOf(known);
    const mark = waiver && `${waiver.id}@${waiverDigest(waiver)}`;
    if (mark === entry.suppressedBy) return [];
    const productArn = finding.ProductArn;
    return waiver
      ? [{ entry, productArn, status: "SUPPRESSED", note: waiverNote(waiver), mark }]
      : [{ entry, productArn, status: "NEW", note: endedNote(entry), mark }];
  };
}

const noWaiver = "No Gatehouse waiver applies any more";

function endedNote({ suppressedBy = unknownWaiver }: LedgerEntry): string {
  if (suppressedBy === unknownWaiver) return noWaiver;
  const [id] = suppressedBy.split("@");
  const told = `Gatehouse waiver ${id} no longer applies: it has ended, was changed or withdrawn, or the finding is another now`;
  return sendable(told, longestNote) ?? noWaiver;
}
