import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { AsffFinding } from "../../lambdas/shared/asff";

export interface Batch {
  readonly at: number;
  readonly findings: readonly AsffFinding[];
}

type Answer = (findings: readonly AsffFinding[]) => object;

const takesAll: Answer = (findings) => ({ SuccessCount: findings.length, FailedCount: 0, FailedFindings: [] });

/** A client that keeps what it is sent; the strict stand-in (kind `aws`) proves that Security Hub takes it. */
export function recordingClient(answer: Answer = takesAll): { client: SecurityHubClient; batches: Batch[] } {
  const batches: Batch[] = [];
  const send = async ({ input }: { input: { Findings: readonly AsffFinding[] } }) => {
    batches.push({ at: Date.now(), findings: input.Findings });
    return answer(input.Findings);
  };
  return { client: { send } as unknown as SecurityHubClient, batches };
}
