import { asffLimits } from "../shared/asff-limits";

/** Something that is sent, and how many bytes it has. */
export interface Sized<Item> {
  readonly item: Item;
  readonly bytes: number;
}

/** Findings in their order, in batches that one BatchImportFindings call takes: at most 100 and 6 MB. */
export function* batches<Item>(findings: Iterable<Sized<Item>>): Generator<readonly Item[]> {
  let batch: Item[] = [];
  let size = 0;
  for (const { item, bytes } of findings) {
    if (batch.length === asffLimits.batchFindings || (batch.length > 0 && size + bytes > asffLimits.batchBytes)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(item);
    size += bytes;
  }
  if (batch.length > 0) yield batch;
}
