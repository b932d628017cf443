import type { Facts } from "../../config/facts";
import type { Region } from "../../config/regions";
import type { Account, Organization } from "../../config/schema";
import type { LiveOrganization } from "../accounts/organization/live-organization";
import type { PlanAccess } from "./plan-access";

/** What facts are read from; all of it only reads. */
export interface FactSources {
  readonly organization: Organization;
  readonly live: LiveOrganization;
  readonly signal: AbortSignal;
  /**
   * An account of the organization with the role that plans.
   * @throws UnreadFactError where the role can't be assumed
   */
  planAccess(account: Account, region: Region): Promise<PlanAccess>;
}

/** One kind of fact: a file of its own, named in kinds.ts. */
export interface FactKind {
  /** Its keys in the lock file. */
  readonly keys: readonly (keyof Facts)[];
  /** @throws UnreadFactError when it can't be known yet: the lock file keeps what it has */
  read(sources: FactSources): Promise<Partial<Facts>>;
  /** Sentences that say what is not there yet, and what makes it. */
  missing(facts: Facts, sources: FactSources): readonly string[];
}

/** Not an error of the command: an organization has facts before it has Gatehouse's roles. */
export class UnreadFactError extends Error {
  override readonly name = "UnreadFactError";
}
