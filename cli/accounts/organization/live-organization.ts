/** An account as AWS Organizations has it. */
export interface LiveAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** What has been closed, or is being closed, is suspended until AWS forgets it. */
  readonly status: "active" | "suspended";
  readonly unit: LiveUnit;
}

/** An organizational unit, or the root. */
export interface LiveUnit {
  readonly id: string;
  /** `/` for the root. */
  readonly path: string;
  /** Whether the path says which unit it is: not where a name on the way holds a slash or something invisible. */
  readonly isWritable: boolean;
}

/** What AWS Organizations says of the organization at one moment. */
export interface LiveOrganization {
  readonly id: string;
  readonly rootId: string;
  readonly managementAccountId: string;
  /** Root and units, sorted by path. */
  readonly units: readonly LiveUnit[];
  /** Sorted by id. */
  readonly accounts: readonly LiveAccount[];
  /** Ids of the accounts that administer a service for the organization, by service principal. */
  readonly delegatedAdministrators: ReadonlyMap<string, readonly string[]>;
}

type AccountFields = Omit<LiveAccount, "unit">;

/** The questions put to AWS Organizations; all of them only read. */
export interface OrganizationSource {
  describe(): Promise<Pick<LiveOrganization, "id" | "rootId" | "managementAccountId">>;
  unitsBelow(parentId: string): Promise<readonly { readonly id: string; readonly name: string }[]>;
  accountsIn(parentId: string): Promise<readonly AccountFields[]>;
  /** Whether the organization has that account. */
  hasAccount(id: string): Promise<boolean>;
  delegatedAdministrators(): Promise<LiveOrganization["delegatedAdministrators"]>;
}
