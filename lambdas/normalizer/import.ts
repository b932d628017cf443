import { setTimeout as sleep } from "node:timers/promises";
import {
  type AwsSecurityFinding,
  BatchImportFindingsCommand,
  InvalidAccessException,
  type SecurityHubClient,
} from "@aws-sdk/client-securityhub";
import type { AsffFinding } from "../shared/asff";
import { asffProblems } from "../shared/asff-check";
import type { Entries } from "../shared/json-document/entries";
import { batches, type Sized } from "./batches";

/** A finding that Security Hub did not take. */
export interface Refused {
  readonly id: string;
  readonly code: string;
  readonly message: string;
}

export interface Imported {
  readonly imported: number;
  readonly refused: readonly Refused[];
}

/** Security Hub, or its default product, is off in this account and region. */
export class SecurityHubOffError extends Error {
  override readonly name = "SecurityHubOffError";
}

/** At most 10 calls a second: https://docs.aws.amazon.com/securityhub/latest/partnerguide/guidelines-batchimportfindings.html */
const millisecondsPerCall = 100;

/**
 * Imports all findings, one batch after the other. What Security Hub would refuse is not sent: such a finding costs
 * nothing but itself. Throttling is left to the client: build it with
 * `retryMode: "adaptive"`.
 * @throws SecurityHubOffError
 */
export async function importFindings(client: SecurityHubClient, findings: Entries): Promise<Imported> {
  let imported = 0;
  let calls = 0;
  const refused: Refused[] = [];
  for (const batch of batches(acceptable(findings, refused))) {
    if (calls > 0) await sleep(millisecondsPerCall);
    calls += 1;
    const answer = await send(client, batch);
    imported += answer.imported;
    refused.push(...answer.refused);
  }
  return { imported, refused };
}

/** Those that Security Hub accepts; the others are added to `refused`. */
function* acceptable(findings: Entries, refused: Refused[]): Generator<Sized<AsffFinding>> {
  let index = 0;
  for (const finding of findings as Iterable<AsffFinding>) {
    const bytes = findings.bytes(index);
    const problems = asffProblems(finding, bytes);
    if (problems.length === 0) yield { item: finding, bytes };
    else refused.push({ id: finding.Id, code: "InvalidInput", message: problems.join("; ") });
    index += 1;
  }
}

async function send(client: SecurityHubClient, batch: readonly AsffFinding[]): Promise<Imported> {
  try {
    const { SuccessCount = 0, FailedFindings = [] } = await client.send(
      new BatchImportFindingsCommand({ Findings: batch as AwsSecurityFinding[] }),
    );
    // Security Hub that is off answers 200 and refuses every finding.
    if (FailedFindings.some(({ ErrorCode }) => ErrorCode === "InvalidAccess")) throw off(batch);
    const refused = FailedFindings.map(({ Id = "", ErrorCode = "", ErrorMessage = "" }) => ({
      id: Id,
      code: ErrorCode,
      message: ErrorMessage,
    }));
    if (SuccessCount + refused.length !== batch.length)
      throw new Error(
        `Security Hub took ${SuccessCount} and refused ${refused.length} findings of a batch of ${batch.length}`,
      );
    return { imported: SuccessCount, refused };
  } catch (error) {
    throw error instanceof InvalidAccessException ? off(batch) : error;
  }
}

function off(batch: readonly AsffFinding[]): SecurityHubOffError {
  const [account, region] = [batch[0]?.AwsAccountId, batch[0]?.Resources[0]?.Region];
  return new SecurityHubOffError(
    `Security Hub is not enabled in account ${account}, region ${region}: apply its member stack, then run the pipeline again`,
  );
}
