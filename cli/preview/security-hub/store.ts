import type { Caller } from "./protocol";
import type { Fields } from "./shape";

/** A finding as Security Hub keeps it. */
export interface StoredFinding {
  readonly fields: Fields;
  /** Top-level fields a customer set by BatchUpdateFindings: imports no longer change them. */
  readonly ownedByCustomer: ReadonlySet<string>;
}

/** One account's hub in one region. */
export interface Hub {
  readonly subscribedAt: string;
  readonly autoEnableControls: boolean;
  readonly controlFindingGenerator: string;
}

/** Everything of one account and region. Findings outlive a hub that is switched off, as they do in AWS (90 days). */
export interface Partition {
  hub: Hub | undefined;
  /** By {@link findingKey}. */
  readonly findings: Map<string, StoredFinding>;
  /** How many updates were dropped because their UpdatedAt did not rise. */
  ignored: number;
}

export class Store {
  readonly #partitions = new Map<string, Partition>();

  of({ account, region }: Caller): Partition {
    const key = `${account}/${region}`;
    const found = this.#partitions.get(key) ?? { hub: undefined, findings: new Map(), ignored: 0 };
    this.#partitions.set(key, found);
    return found;
  }

  get ignored(): number {
    return [...this.#partitions.values()].reduce((sum, { ignored }) => sum + ignored, 0);
  }
}

/** What makes a finding the same one: its Id within its product. */
export function findingKey(productArn: unknown, id: unknown): string {
  return JSON.stringify([productArn, id]);
}
