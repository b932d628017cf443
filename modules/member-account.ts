/** An account that a service takes as a member. */
export interface MemberAccount {
  readonly id: string;
  /** Of its root user. */
  readonly email: string;
}
