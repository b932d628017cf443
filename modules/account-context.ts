/** What every construct of one workload shares; the stack fills it in once. */
export interface AccountContext {
  readonly accountId: string;
  readonly region: string;
  /** Boundary of every role; it is made with the account, before any of them. */
  readonly permissionsBoundaryArn: string;
  readonly kmsKeyArn: string;
}
