import type { Metrics } from "@aws-lambda-powertools/metrics";
import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { count } from "../shared/count";
import { severities } from "../shared/severity";
import type { Verdict } from "./verdict";

/** A verdict, and where it was written. */
export interface KeptVerdict {
  readonly verdict: Verdict;
  /** In the verdict bucket. */
  readonly key: string;
}

/**
 * Tells the account's default event bus of each verdict; from there they are forwarded to the organization's
 * (`modules/event-forwarding.ts`). `emergencyWaivers` are those that let something pass.
 * @throws Error when the bus did not take one: an emergency that nobody is told of must not pass
 */
export async function announce(
  client: EventBridgeClient,
  account: string,
  verdicts: readonly KeptVerdict[],
): Promise<void> {
  for (let from = 0; from < verdicts.length; from += eventsPerCall) {
    const { Entries = [], FailedEntryCount = 0 } = await client.send(
      new PutEventsCommand({
        Entries: verdicts.slice(from, from + eventsPerCall).map((kept) => ({
          Source: "gatehouse.gate",
          DetailType: "Gatehouse Verdict",
          Detail: JSON.stringify(detailOf(kept, account)),
        })),
      }),
    );
    const failed = Entries.find(({ ErrorCode }) => ErrorCode !== undefined);
    if (FailedEntryCount > 0)
      throw new Error(
        `EventBridge did not take ${FailedEntryCount} events about verdicts: ${failed?.ErrorCode} ${failed?.ErrorMessage}`,
      );
  }
}

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const eventsPerCall = 10;

function detailOf({ verdict, key }: KeptVerdict, account: string) {
  const emergencyWaivers = verdict.waivers.applied.filter(({ kind }) => kind === "emergency").map(({ id }) => id);
  return {
    workload: verdict.workload,
    deployment: verdict.deployment,
    account,
    execution: verdict.execution,
    verdict: verdict.verdict,
    reasons: verdict.reasons.length,
    emergencyWaivers,
    emergencyWaiverCount: emergencyWaivers.length,
    verdictKey: key,
  };
}

/** The verdict in CloudWatch: how often a workload or deployment passes, and how much of it is waived. */
export function publish(metrics: Metrics, { verdict }: KeptVerdict): void {
  const { workload, deployment = "all", reasons, waived } = verdict;
  count(metrics, "Verdicts", 1, { workload, deployment, verdict: verdict.verdict });
  count(metrics, "VerdictReasons", reasons.length, { workload, deployment });
  const findings = severities.reduce((sum, severity) => sum + waived[severity], 0);
  count(metrics, "FindingsWaived", findings, { workload, deployment });
}
