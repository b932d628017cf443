import { sendable } from "../../shared/text";
import { approversOf, type Waiver } from "./waiver";

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_NoteUpdate.html, in characters. */
export const longestNote = 512;

/** What Security Hub's note of a waived finding says. */
export function waiverNote(waiver: Waiver): string {
  const { id, reason, owner, ticket, expires } = waiver;
  const who = `owner ${owner}, approved by ${approversOf(waiver).join(" and ")}`;
  const told = `Waived until ${expires} by Gatehouse waiver ${id} (${ticket}; ${who}): ${reason}`;
  return sendable(told, longestNote) ?? `Waived by Gatehouse until ${expires}`;
}
