import { setTimeout as sleep } from "node:timers/promises";
import {
  BatchUpdateFindingsCommand,
  type BatchUpdateFindingsUnprocessedFinding,
  InvalidAccessException,
  type SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import type { SuppressionUpdate } from "./plan-updates";

/** https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_BatchUpdateFindings.html */
const findingsPerCall = 100;

/** What became of the updates. */
export interface SentUpdates {
  readonly told: readonly SuppressionUpdate[];
  /** Security Hub does not have the finding (yet): the next run tells it. */
  readonly missing: readonly SuppressionUpdate[];
  /** `<id>: <code> <message>` */
  readonly failed: readonly string[];
}

/** Of an update: an error that is the service's and not the update's may pass. */
const attempts = 5;
const passing: readonly (string | undefined)[] = ["ConcurrentUpdateError", "InternalFailure"];

/** Calls for up to 100 findings that get the same note. Speed and retries of calls are the client's. */
export async function sendUpdates(
  client: SecurityHubClient,
  updates: readonly SuppressionUpdate[],
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<SentUpdates> {
  const sent = [];
  for (const alike of portions(updates)) sent.push(await send(client, alike, wait));
  return {
    told: sent.flatMap(({ told }) => told),
    missing: sent.flatMap(({ missing }) => missing),
    failed: sent.flatMap(({ failed }) => failed),
  };
}

async function send(
  client: SecurityHubClient,
  alike: Portion,
  wait: (milliseconds: number) => Promise<unknown>,
): Promise<SentUpdates> {
  const failures = new Map<SuppressionUpdate, BatchUpdateFindingsUnprocessedFinding>();
  let left: readonly SuppressionUpdate[] = alike;
  for (let attempt = 1; left.length > 0 && attempt <= attempts; attempt += 1) {
    if (attempt > 1) await wait(Math.random() * 100 * 2 ** attempt);
    const unprocessed = await call(client, left, alike[0]);
    for (const update of left) {
      const failure = unprocessed.find(({ FindingIdentifier }) => FindingIdentifier?.Id === update.entry.id);
      failure ? failures.set(update, failure) : failures.delete(update);
    }
    left = left.filter((update) => passing.includes(failures.get(update)?.ErrorCode));
  }
  const isMissing = (update: SuppressionUpdate) => failures.get(update)?.ErrorCode === "FindingNotFound";
  return {
    told: alike.filter((update) => !failures.has(update)),
    missing: alike.filter(isMissing),
    failed: [...failures]
      .filter(([update]) => !isMissing(update))
      .map(([{ entry }, { ErrorCode = "", ErrorMessage = "" }]) => `${entry.id}: ${ErrorCode} ${ErrorMessage}`.trim()),
  };
}

async function call(
  client: SecurityHubClient,
  alike: readonly SuppressionUpdate[],
  { status, note }: SuppressionUpdate,
): Promise<readonly BatchUpdateFindingsUnprocessedFinding[]> {
  try {
    const { UnprocessedFindings = [] } = await client.send(
      new BatchUpdateFindingsCommand({
        FindingIdentifiers: alike.map(({ entry, productArn }) => ({ Id: entry.id, ProductArn: productArn })),
        Workflow: { Status: status },
        Note: { Text: note, UpdatedBy: "Gatehouse" },
      }),
    );
    return UnprocessedFindings;
  } catch (error) {
    if (!(error instanceof InvalidAccessException)) throw error;
    throw new Error(`Security Hub is not enabled, or refuses this function: ${error.message}`, { cause: error });
  }
}

type Portion = readonly [SuppressionUpdate, ...SuppressionUpdate[]];

/** Updates that say the same, as many as one call takes. */
function* portions(updates: readonly SuppressionUpdate[]): Generator<Portion> {
  const alike = new Map<string, SuppressionUpdate[]>();
  for (const update of updates) {
    const said = `${update.status} ${update.note}`;
    alike.set(said, [...(alike.get(said) ?? []), update]);
  }
  for (const same of alike.values())
    for (let from = 0; from < same.length; from += findingsPerCall) {
      const [first, ...others] = same.slice(from, from + findingsPerCall);
      if (first) yield [first, ...others];
    }
}
