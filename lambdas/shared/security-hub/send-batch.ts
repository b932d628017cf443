import { setTimeout as sleep } from "node:timers/promises";
import {
  type AwsSecurityFinding,
  BatchImportFindingsCommand,
  type ImportFindingsError,
  InvalidAccessException,
  InvalidInputException,
  type SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import type { Importable, Place } from "./place";

/** A finding that Security Hub did not take. */
export interface Refused<Item extends Importable> {
  readonly outgoing: Item;
  readonly code: string;
  readonly message: string;
}

export interface Sent<Item extends Importable> {
  readonly taken: readonly Item[];
  readonly refused: readonly Refused<Item>[];
}

/** Security Hub, or its default product, is off in this account and region. */
export class SecurityHubOffError extends Error {
  override readonly name = "SecurityHubOffError";
}

/** Of a finding: an error that is the service's and not the finding's may pass. */
const attempts = 5;

/** What is wrong with the finding itself, so that it would be refused again. */
const lasting = "InvalidInput";

/**
 * Sends a batch until every finding is taken or refused for good. What SDK and network can do wrong is left to the
 * client: build it with retries.
 * @throws SecurityHubOffError
 */
export async function sendBatch<Item extends Importable>(
  client: SecurityHubClient,
  batch: readonly Item[],
  place: Place,
  wait: (milliseconds: number) => Promise<unknown> = sleep,
): Promise<Sent<Item>> {
  const taken: Item[] = [];
  const refused: Refused<Item>[] = [];
  let left = batch;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > 1) await wait(Math.random() * 100 * 2 ** attempt);
    const failed = await attemptBatch(client, left, place);
    const isLasting = ({ code }: Refused<Item>) => code === lasting || attempt === attempts;
    refused.push(...failed.filter(isLasting));
    const failures = new Set(failed.map(({ outgoing }) => outgoing));
    taken.push(...left.filter((outgoing) => !failures.has(outgoing)));
    left = failed.filter((one) => !isLasting(one)).map(({ outgoing }) => outgoing);
  }
  return { taken, refused };
}

/** A batch that is refused as a whole is halved until the finding is alone that takes the others with it. */
async function attemptBatch<Item extends Importable>(
  client: SecurityHubClient,
  batch: readonly Item[],
  place: Place,
): Promise<readonly Refused<Item>[]> {
  try {
    return await call(client, batch, place);
  } catch (error) {
    if (error instanceof InvalidAccessException) throw off(place);
    if (!(error instanceof InvalidInputException)) throw error;
    const [first] = batch;
    if (first && batch.length === 1) return [{ outgoing: first, code: lasting, message: error.message }];
    const middle = Math.ceil(batch.length / 2);
    return [
      ...(await attemptBatch(client, batch.slice(0, middle), place)),
      ...(await attemptBatch(client, batch.slice(middle), place)),
    ];
  }
}

async function call<Item extends Importable>(
  client: SecurityHubClient,
  batch: readonly Item[],
  place: Place,
): Promise<readonly Refused<Item>[]> {
  const Findings = batch.map(({ finding }) => finding as AwsSecurityFinding);
  const { SuccessCount = 0, FailedFindings = [] } = await client.send(new BatchImportFindingsCommand({ Findings }));
  // Security Hub that is off answers 200 and refuses every finding; accounts and products were looked at before.
  if (FailedFindings.some(({ ErrorCode }) => ErrorCode === "InvalidAccess")) throw off(place);
  const refused = batch.flatMap((outgoing) => failureOf(outgoing, FailedFindings));
  if (SuccessCount + refused.length !== batch.length)
    throw new Error(
      `Security Hub took ${SuccessCount} and refused ${refused.length} findings of a batch of ${batch.length}`,
    );
  return refused;
}

function failureOf<Item extends Importable>(
  outgoing: Item,
  failures: readonly ImportFindingsError[],
): readonly Refused<Item>[] {
  const failure = failures.find(({ Id }) => Id === outgoing.finding.Id);
  return failure ? [{ outgoing, code: failure.ErrorCode ?? "", message: failure.ErrorMessage ?? "" }] : [];
}

function off({ account, region }: Place): SecurityHubOffError {
  return new SecurityHubOffError(
    `Security Hub is not enabled in account ${account}, region ${region}: apply its stacks, then run again what failed`,
  );
}
