import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { AsffFinding } from "../shared/asff";
import { type Place, problemsOf } from "../shared/security-hub/place";
import { sendBatch } from "../shared/security-hub/send-batch";

/** Security Hub did not take the finding on a call. */
export class FindingRefusedError extends Error {
  override readonly name = "FindingRefusedError";
}

/**
 * Imports one finding.
 * @throws FindingRefusedError when it can't be imported, so that the event is tried again and then kept in the queue
 * @throws SecurityHubOffError
 */
export async function raiseFinding(client: SecurityHubClient, finding: AsffFinding, place: Place): Promise<void> {
  const importable = { finding, bytes: Buffer.byteLength(JSON.stringify(finding)) };
  const problems = problemsOf(importable, place);
  if (problems.length > 0) throw refusal(finding, problems);
  const { refused } = await sendBatch(client, [importable], place);
  if (refused.length > 0)
    throw refusal(
      finding,
      refused.map(({ code, message }) => `${code} ${message}`),
    );
}

function refusal({ Id }: AsffFinding, reasons: readonly string[]): FindingRefusedError {
  return new FindingRefusedError(`the finding ${Id} can't be imported: ${reasons.join("; ")}`);
}
