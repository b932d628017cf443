import { asffLimits } from "../../shared/asff-limits";

/** Something that is sent, and how many bytes it has. */
export interface Sized {
  readonly bytes: number;
}

/** Findings in their order, in batches that one BatchImportFindings call takes: at most 100 and 6 MB. */
export async function* batches<Item extends Sized>(findings: AsyncIterable<Item>): AsyncGenerator<readonly Item[]> {
  let batch: Item[] = [];
  let size = 0;
  for await (const finding of findings) {
    if (
      batch.length === asffLimits.batchFindings ||
      (batch.length > 0 && size + finding.bytes > asffLimits.batchBytes)
    ) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(finding);
    size += finding.bytes;
  }
  if (batch.length > 0) yield batch;
}
