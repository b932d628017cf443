import {
  BatchUpdateFindingsCommand,
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

/** Calls for up to 100 findings that get the same note. Speed and retries are the client's. */
export async function sendUpdates(
  client: SecurityHubClient,
  updates: readonly SuppressionUpdate[],
): Promise<SentUpdates> {
  const sent = [];
  for (const alike of portions(updates)) sent.push(await send(client, alike));
  return {
    told: sent.flatMap(({ told }) => told),
    missing: sent.flatMap(({ missing }) => missing),
    failed: sent.flatMap(({ failed }) => failed),
  };
}

async function send(client: SecurityHubClient, alike: Portion): Promise<SentUpdates> {
  const [{ status, note }] = alike;
  const { UnprocessedFindings = [] } = await client
    .send(
      new BatchUpdateFindingsCommand({
        FindingIdentifiers: alike.map(({ entry, productArn }) => ({ Id: entry.id, ProductArn: productArn })),
        Workflow: { Status: status },
        Note: { Text: note, UpdatedBy: "Gatehouse" },
      }),
    )
    .catch((error: unknown) => {
      if (!(error instanceof InvalidAccessException)) throw error;
      throw new Error(`Security Hub is not enabled, or refuses this function: ${error.message}`, { cause: error });
    });
  const codeOf = ({ entry }: SuppressionUpdate) =>
    UnprocessedFindings.find(({ FindingIdentifier }) => FindingIdentifier?.Id === entry.id);
  return {
    told: alike.filter((update) => codeOf(update) === undefined),
    missing: alike.filter((update) => codeOf(update)?.ErrorCode === "FindingNotFound"),
    failed: alike.flatMap((update) => {
      const { ErrorCode, ErrorMessage } = codeOf(update) ?? {};
      return ErrorCode === undefined || ErrorCode === "FindingNotFound"
        ? []
        : [`${update.entry.id}: ${ErrorCode} ${ErrorMessage ?? ""}`.trim()];
    }),
  };
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
