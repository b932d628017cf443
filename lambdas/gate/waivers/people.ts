import { approversOf, type Waiver } from "./waiver";

/** Whether two names are the same person's: however written, an address is one. */
export function isSamePerson(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** Whether somebody else than the owner said yes, and in an emergency two, who are not the same. */
export function isIndependentlyApproved(waiver: Waiver): boolean {
  const approvers = approversOf(waiver);
  return (
    approvers.length === (waiver.kind === "standard" ? 1 : 2) &&
    approvers.every(
      (approver, index) =>
        !isSamePerson(approver, waiver.owner) &&
        approvers.findIndex((other) => isSamePerson(other, approver)) === index,
    )
  );
}
