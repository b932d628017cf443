import type { Bucket } from "../shared/bucket";
import type { OutputVariables } from "../shared/codepipeline-job";
import { locations } from "../shared/locations";
import { readRuns } from "../shared/runs";
import type { Expected } from "./context";
import { decide } from "./decide";

/** One execution of one workload, and where its files are and its verdict goes. */
export interface Judgement {
  readonly reports: Bucket;
  readonly verdicts: Bucket;
  readonly workload: string;
  readonly expected: Required<Expected>;
  readonly policyJson: string;
  readonly now: Date;
}

/** Decides, writes the verdict where it can't be changed, and only then says it. */
export async function judgeExecution(request: Judgement): Promise<OutputVariables> {
  const { reports, verdicts, workload, expected } = request;
  const { execution } = expected;
  const [findings, summary, runs] = await Promise.all([
    reports.read(locations.findings(workload, execution)),
    reports.read(locations.summary(workload, execution)),
    readRuns(reports, locations.execution(workload, execution)),
  ]);
  const verdict = decide({ ...request, findingsJson: textOf(findings), summaryJson: textOf(summary), runs });
  const verdictKey = locations.verdict(workload, execution);
  await verdicts.write(verdictKey, JSON.stringify(verdict, null, 2));
  return { verdict: verdict.verdict, reasons: String(verdict.reasons.length), verdictKey };
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder().decode(bytes);
}
