import type { Bucket } from "../shared/bucket";
import type { OutputVariables } from "../shared/codepipeline-job";
import { type ExecutionFiles, executionFiles, readText } from "../shared/execution-files";
import { locations } from "../shared/locations";
import { readRuns } from "../shared/runs";
import type { Expected } from "./context";
import { decide } from "./decide";
import type { Verdict } from "./verdict";

/** One execution of one workload, and where its files are and its verdict goes. */
export interface Judgement {
  readonly reports: Bucket;
  readonly verdicts: Bucket;
  /** The tooling account: below its id lies the verdict. */
  readonly account: string;
  readonly workload: string;
  readonly expected: Required<Expected>;
  readonly policyJson: string;
  readonly now: Date;
}

/** Decides, writes the verdict where it can't be changed, and only then says it. */
export async function judgeExecution(request: Judgement): Promise<OutputVariables> {
  const { reports, verdicts, account, workload, expected } = request;
  const { execution } = expected;
  const files = await executionFiles(reports, locations.execution(workload, execution));
  const verdict = await decideOn(files, request).finally(() => files.close());
  const verdictKey = locations.verdict(account, workload, execution);
  await verdicts.write(verdictKey, JSON.stringify(verdict, null, 2));
  return { verdict: verdict.verdict, reasons: String(verdict.reasons.length), verdictKey };
}

async function decideOn(files: ExecutionFiles, request: Judgement): Promise<Verdict> {
  const [findings, summaryJson, runs] = await Promise.all([
    files.open("findings.json"),
    readText(files, "summary.json"),
    readRuns(files),
  ]);
  return decide({ ...request, findings, summaryJson, runs });
}
