import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { AsffFinding } from "../shared/asff";
import type { Bucket } from "../shared/bucket";
import { BufferedFile } from "../shared/bytes/buffered-file";
import type { CheckovSeverities } from "../shared/checkov-severity";
import { JobError, Unfinished } from "../shared/codepipeline-job";
import { executionFiles } from "../shared/execution-files";
import { openArray } from "../shared/json-document/open-array";
import { type LeasedLedger, LeaseLostError, type Ledger } from "../shared/ledger/ledger";
import { locations } from "../shared/locations";
import { readRuns } from "../shared/runs";
import type { Summary } from "../shared/summary";
import { bareFinding } from "./import/bare-finding";
import { type Import, type Imported, importFindings, type Refused } from "./import/import-findings";
import { type Outgoing, outgoing } from "./import/outgoing";
import { coveredScopes, observedAt } from "./ledger/coverage";
import { type Recorded, recordFindings, remember } from "./ledger/record-findings";
import { normalize } from "./normalize";
import { reportInputs, scannerVersions } from "./report-inputs";

/** One execution of one workload, and where its files and findings go. */
export interface Execution {
  readonly bucket: Bucket;
  readonly ledger: Ledger;
  readonly securityHub: SecurityHubClient;
  readonly workload: string;
  readonly execution: string;
  readonly sourceDigest: string;
  readonly account: string;
  readonly region: string;
  readonly checkovSeverities: CheckovSeverities;
  readonly now: Date;
  /** Whether there is time to import another batch. */
  readonly hasTime: () => boolean;
  /** Called with what has changed as soon as the ledger has it: nobody who comes back to the execution sees it again. */
  readonly onRecorded: (changed: Changed) => void;
}

/** How many findings are new, back and gone. */
export type Changed = Pick<Recorded, "opened" | "reopened" | "resolved">;

/** What became of an execution's findings. */
export interface Processed extends Changed {
  readonly findings: number;
  /** How many Security Hub was told of: new, changed, gone, or due to be told again. */
  readonly imported: number;
  /** All of the workload that are open now. */
  readonly open: readonly { readonly severity: string }[];
}

const busy = new Unfinished("another execution of the workload is being processed");

/**
 * Writes findings.json and summary.json, then the ledger, then tells Security Hub what it does not know yet: what was found
 * is kept even when Security Hub takes nothing, and the next execution catches up on what this one could not tell.
 * A scanner that failed or wrote nonsense does not stop this; the gate reads it in the summary.
 * @returns Unfinished while another execution has the ledger, also when it has taken it over, or when time ran out
 * @throws JobError when Security Hub refuses a finding
 */
export async function processExecution(request: Execution): Promise<Processed | Unfinished> {
  const ledger = await request.ledger.lease(`${request.execution}/${randomUUID()}`);
  if (!ledger) return busy;
  try {
    return await process(request, ledger);
  } catch (error) {
    if (error instanceof LeaseLostError) return busy;
    throw error;
  } finally {
    // A lease that can't be given back ends by itself.
    await ledger.release().catch(() => undefined);
  }
}

async function process(request: Execution, ledger: LeasedLedger): Promise<Processed | Unfinished> {
  const { bucket, workload, execution } = request;
  const files = await executionFiles(bucket, locations.execution(workload, execution));
  const file = new BufferedFile();
  try {
    const runs = await readRuns(files);
    const at = observedAt(runs, request.now);
    const remembered = await remember(ledger);
    const summary = await normalize(
      reportInputs(runs),
      {
        ...request,
        now: new Date(at),
        scannerVersions: scannerVersions(runs),
        firstSeenAt: (id) => remembered.entries.get(id)?.firstSeenAt,
      },
      file,
    );
    await bucket.write(locations.findings(workload, execution), file);
    await bucket.write(locations.summary(workload, execution), JSON.stringify(summary));
    const findings = openArray(file);
    if (findings?.length !== summary.findings) throw new Error("the findings that were just written can't be read");
    const written = findings as Iterable<AsffFinding>;
    const recorded = await recordFindings(ledger, remembered, written, at, coveredScopes(runs, summary, request, at));
    request.onRecorded(recorded);
    return await tellSecurityHub(request, ledger, recorded, written, summary);
  } finally {
    file.close();
    files.close();
  }
}

async function tellSecurityHub(
  request: Execution,
  ledger: LeasedLedger,
  { entries, ...transitions }: Recorded,
  findings: Iterable<AsffFinding>,
  summary: Summary,
): Promise<Processed | Unfinished> {
  const to = {
    client: request.securityHub,
    place: request,
    confirm: (told: readonly Outgoing[]) =>
      ledger.confirm(told.map(({ entry: { id, updatedAt } }) => ({ id, updatedAt }))),
    hasTime: request.hasTime,
  };
  const { imported, refused, isComplete } = await importFindings(outgoing(ledger, entries, findings), to);
  const [gone, wanted] = [refused.filter(isGone), refused.filter((one) => !isGone(one))];
  const archived = await archive(gone, to);
  const [first] = [...wanted, ...archived.refused];
  if (first) throw new JobError(refusal(first, wanted.length + archived.refused.length, imported + refused.length));
  if (!isComplete || !archived.isComplete) return new Unfinished(`${imported} findings imported, more to come`);
  const open = [...entries.values()].filter(({ status }) => status === "OPEN");
  return { findings: summary.findings, imported: imported + archived.imported, open, ...transitions };
}

/** What is gone must not hold up every delivery because Security Hub does not take its last words. */
async function archive(gone: readonly Refused[], to: Import): Promise<Imported> {
  const [told, never] = [gone.filter(wasTold), gone.filter((one) => !wasTold(one))];
  // Security Hub never had it and would not take it, and now there is nothing left to tell.
  await to.confirm(never.map(({ outgoing: one }) => one));
  return importFindings(Readable.from(told.map(({ outgoing: one }) => bareFinding(one))), to);
}

function isGone({ code, outgoing: { entry } }: Refused): boolean {
  return code === "InvalidInput" && entry.status === "RESOLVED";
}

function wasTold({ outgoing: { entry } }: Refused): boolean {
  return entry.importedAt !== undefined;
}

/** @param told how many findings Security Hub was told of, also such as are none of this execution */
function refusal({ outgoing: { entry }, code, message }: Refused, refused: number, told: number): string {
  return `Security Hub refused ${refused} of ${told} findings; the first is ${entry.id}: ${code} ${message}`;
}
