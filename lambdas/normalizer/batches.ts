import type { AsffFinding } from "../shared/asff";
import { findingBytes } from "../shared/asff-check";
import { asffLimits } from "../shared/asff-limits";

/** The findings in their order, in batches that one BatchImportFindings call takes: at most 100 and 6 MB. */
export function batches(findings: readonly AsffFinding[]): readonly (readonly AsffFinding[])[] {
  const result: AsffFinding[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const finding of findings) {
    const size = findingBytes(finding);
    const last = result.at(-1);
    if (last && last.length < asffLimits.batchFindings && bytes + size <= asffLimits.batchBytes) {
      last.push(finding);
      bytes += size;
    } else {
      result.push([finding]);
      bytes = size;
    }
  }
  return result;
}
