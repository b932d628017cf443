import type { PolicyStatement } from "../policy";

/** What lets somebody deliver to a bucket that has a key of its own. */
export interface Delivery {
  readonly bucketStatements: readonly PolicyStatement[];
  /** In a key policy the resource `*` means that key. */
  readonly keyStatements: readonly PolicyStatement[];
}

/** Nobody delivers yet. */
export const noDelivery: Delivery = { bucketStatements: [], keyStatements: [] };
