import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { type Place, problemsOf } from "../../shared/security-hub/place";
import { type Refused as RefusedItem, type Sent, sendBatch } from "../../shared/security-hub/send-batch";
import { batches } from "./batches";
import type { Outgoing } from "./outgoing";

/** A finding that Security Hub did not take. */
export type Refused = RefusedItem<Outgoing>;

export interface Import {
  readonly client: SecurityHubClient;
  readonly place: Place;
  /** Called with what Security Hub has taken, as soon as it has. */
  readonly confirm: (taken: readonly Outgoing[]) => Promise<void>;
  /** Asked before each batch: whether there is time for another. */
  readonly hasTime: () => boolean;
}

export interface Imported {
  readonly imported: number;
  readonly refused: readonly Refused[];
  /** Whether everything was sent; else time ran out. */
  readonly isComplete: boolean;
}

/** So that answers that take longer than a call's turn do not slow the import down. */
const callsAtOnce = 5;

/**
 * Imports findings in batches. What Security Hub would refuse is not sent: such a finding costs nothing but itself.
 * Speed and retries are the client's: {@link paceCalls}, `retryMode`, `maxAttempts`.
 * @throws SecurityHubOffError
 */
export async function importFindings(findings: AsyncIterable<Outgoing>, to: Import): Promise<Imported> {
  const refused: Refused[] = [];
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  let imported = 0;
  let isComplete = true;
  const send = async (batch: readonly Outgoing[]) => {
    const sent: Sent<Outgoing> = await sendBatch(to.client, batch, to.place);
    await to.confirm(sent.taken);
    imported += sent.taken.length;
    refused.push(...sent.refused);
  };
  for await (const batch of batches(acceptable(findings, to.place, refused))) {
    while (running.size >= callsAtOnce) await Promise.race(running);
    if (failures.length > 0) break;
    if (!to.hasTime()) {
      isComplete = false;
      break;
    }
    const sending: Promise<void> = send(batch)
      .catch((error: unknown) => void failures.push(error))
      .finally(() => running.delete(sending));
    running.add(sending);
  }
  await Promise.all(running);
  if (failures.length > 0) throw failures[0];
  return { imported, refused, isComplete };
}

/** Those that Security Hub accepts from here; the others are added to `refused`. */
async function* acceptable(
  findings: AsyncIterable<Outgoing>,
  place: Place,
  refused: Refused[],
): AsyncGenerator<Outgoing> {
  for await (const outgoing of findings) {
    const problems = problemsOf(outgoing, place);
    if (problems.length === 0) yield outgoing;
    else refused.push({ outgoing, code: "InvalidInput", message: problems.join("; ") });
  }
}
