/** An account that a service takes as a member. */
export interface MemberAccount {
  readonly id: string;
  /** Of its root user. */
  readonly email: string;
  /** Whether Terraform makes it a member, or imports what it became by itself when it joined the organization. */
  readonly memberships: "managed" | "adopt";
}
