import type { SecurityHubClient } from "@aws-sdk/client-securityhub";
import type { Bucket } from "../shared/bucket";
import { BufferedFile } from "../shared/bytes/buffered-file";
import type { CheckovSeverities } from "../shared/checkov-severity";
import { JobError, type OutputVariables } from "../shared/codepipeline-job";
import { executionFiles } from "../shared/execution-files";
import { openArray } from "../shared/json-document/open-array";
import { locations } from "../shared/locations";
import { readRuns } from "../shared/runs";
import { importFindings, type Refused } from "./import";
import { normalize } from "./normalize";
import { reportInputs, scannerVersions } from "./report-inputs";

/** One execution of one workload, and where its files and findings go. */
export interface Execution {
  readonly bucket: Bucket;
  readonly securityHub: SecurityHubClient;
  readonly workload: string;
  readonly execution: string;
  readonly sourceDigest: string;
  readonly account: string;
  readonly region: string;
  readonly checkovSeverities: CheckovSeverities;
  readonly now: Date;
}

/**
 * Writes findings.json and summary.json, then imports: what was found is kept even when Security Hub takes nothing.
 * A scanner that failed or wrote nonsense does not stop this; the gate reads it in the summary.
 * @throws JobError when Security Hub refuses a finding
 */
export async function processExecution(request: Execution): Promise<OutputVariables> {
  const { bucket, workload, execution } = request;
  const files = await executionFiles(bucket, locations.execution(workload, execution));
  const file = new BufferedFile();
  try {
    const runs = await readRuns(files);
    const summary = await normalize(reportInputs(runs), { ...request, scannerVersions: scannerVersions(runs) }, file);
    await bucket.write(locations.findings(workload, execution), file);
    await bucket.write(locations.summary(workload, execution), JSON.stringify(summary));

    const findings = openArray(file);
    if (findings?.length !== summary.findings) throw new Error("the findings that were just written can't be read");
    const { imported, refused } = await importFindings(request.securityHub, findings);
    const [first] = refused;
    if (first) throw new JobError(refusal(first, refused.length, findings.length));
    return { findings: String(findings.length), imported: String(imported) };
  } finally {
    file.close();
    files.close();
  }
}

function refusal({ id, code, message }: Refused, refused: number, all: number): string {
  return `Security Hub refused ${refused} of ${all} findings; the first is ${id}: ${code} ${message}`;
}
