import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import { readExploitData } from "../gate/exploit-data";
import { policyFor } from "../gate/policy";
import { readPolicy } from "../gate/read-policy";
import { readWaivers } from "../gate/waivers/read-waivers";
import { JobError } from "../shared/codepipeline-job";
import { unknownWaiver } from "../shared/ledger/entry";
import type { SuppressionLedger } from "../shared/ledger/suppressions";
import { planUpdates, type SuppressionUpdate } from "./plan-updates";
import { type SentUpdates, sendUpdates } from "./send-updates";

export interface WaiversRun {
  readonly ledger: SuppressionLedger;
  readonly securityHub: SecurityHubClient;
  readonly workload: string;
  readonly policyJson: string;
  readonly waiversJson: string;
  readonly exploitDataJson: string;
  readonly now: Date;
}

export interface WaiversApplied {
  /** Findings whose waiver Security Hub was told of. */
  readonly suppressed: number;
  /** Findings that Security Hub was told have none any more. */
  readonly lifted: number;
  /** Findings that Security Hub does not have yet. */
  readonly missing: number;
}

/** Findings of the ledger that are in memory at a time. */
const updatesAtOnce = 1_000;

/**
 * Makes Security Hub show what is waived: only what changed since the last run is told.
 * @throws JobError when policy, waivers or data can't be read, and when Security Hub did not take an update; all others
 * were made
 */
export async function applyWaivers(run: WaiversRun): Promise<WaiversApplied> {
  const planned = planUpdates(rulesOf(run));
  const results: SentUpdates[] = [];
  let updates: SuppressionUpdate[] = [];
  const flush = async () => {
    results.push(await tell(run, updates));
    updates = [];
  };
  for await (const open of run.ledger.openFindings()) {
    updates.push(...planned(open));
    if (updates.length >= updatesAtOnce) await flush();
  }
  await flush();

  const failed = results.flatMap((result) => result.failed);
  if (failed.length > 0)
    throw new JobError(
      `Security Hub did not change the workflow of ${failed.length} findings; the first is ${failed[0]}`,
    );
  const told = results.flatMap((result) => result.told);
  return {
    suppressed: told.filter(({ status }) => status === "SUPPRESSED").length,
    lifted: told.filter(({ status }) => status === "NEW").length,
    missing: results.flatMap((result) => result.missing).length,
  };
}

/**
 * First the ledger notes that Security Hub may be told, then Security Hub is, then the ledger notes what. So nothing stays
 * SUPPRESSED that the ledger has no mark of: whatever happens in between, also to the finding, the next run that finds it
 * open tells it again. What is not as it was read any more is left to that run.
 */
async function tell({ securityHub, ledger }: WaiversRun, updates: readonly SuppressionUpdate[]): Promise<SentUpdates> {
  const doubted: SuppressionUpdate[] = [];
  for (const update of updates)
    if (await ledger.mark(update.entry, unknownWaiver))
      doubted.push({ ...update, entry: { ...update.entry, suppressedBy: unknownWaiver } });
  const sent = await sendUpdates(securityHub, doubted);
  for (const { entry, mark } of sent.told) await ledger.mark(entry, mark);
  return sent;
}

function rulesOf({ policyJson, waiversJson, exploitDataJson, workload, now }: WaiversRun) {
  const [policy, waivers, exploitData] = [
    readPolicy(policyJson),
    readWaivers(waiversJson),
    readExploitData(exploitDataJson),
  ];
  if (!policy || !waivers || !exploitData)
    throw new JobError(
      "policy.json, waivers.json or exploit-data.json of the function can't be read: apply the workload's tooling stack again",
    );
  return { workload, waivers: waivers.waivers, policy: policyFor(policy, workload, undefined), exploitData, now };
}
