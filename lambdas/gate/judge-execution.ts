import type { Bucket } from "../shared/bucket";
import type { OutputVariables } from "../shared/codepipeline-job";
import { type ExecutionFiles, executionFiles, readText } from "../shared/execution-files";
import { locations } from "../shared/locations";
import { readRuns } from "../shared/runs";
import type { Expected } from "./context";
import { decide } from "./decide";
import { deploymentsWithVerdict } from "./deployments-with-verdict";
import type { KeptVerdict } from "./publish";
import { readPolicy } from "./read-policy";
import type { Verdict } from "./verdict";
import { readWaivers } from "./waivers/read-waivers";

/** One execution of one workload, and where its files are and its verdicts go. */
export interface Judgement {
  readonly reports: Bucket;
  readonly verdicts: Bucket;
  /** The tooling account: below its id lie the verdicts. */
  readonly account: string;
  readonly workload: string;
  readonly expected: Required<Expected>;
  readonly policyJson: string;
  readonly waiversJson: string;
  readonly exploitDataJson: string;
  readonly now: Date;
}

/** What was decided. */
export interface Judged {
  /**
   * `verdict` of the workload, `verdict_<deployment>` where a deployment has one of its own, and then `anyVerdict`,
   * which is PASS when one of them all is. `imageSha256` is the image tar that was scanned, where there is one.
   */
  readonly outputVariables: OutputVariables;
  /** The workload's first. */
  readonly verdicts: readonly KeptVerdict[];
}

/** Decides, writes the verdicts where they can't be changed, and only then says them. */
export async function judgeExecution(request: Judgement): Promise<Judged> {
  const { reports, verdicts, account, workload, expected } = request;
  const { execution } = expected;
  const files = await executionFiles(reports, locations.execution(workload, execution));
  const decided = await decideOn(files, request).finally(() => files.close());
  const keyOf = ({ deployment }: Verdict) => locations.verdict(account, workload, execution, deployment);
  for (const verdict of decided) await verdicts.write(keyOf(verdict), JSON.stringify(verdict, null, 2));
  const [ofWorkload, ...ofDeployments] = decided;
  return {
    outputVariables: {
      verdict: ofWorkload.verdict,
      reasons: String(ofWorkload.reasons.length),
      verdictKey: keyOf(ofWorkload),
      ...(ofDeployments.length > 0 && { anyVerdict: decided.some(passes) ? "PASS" : "BLOCK" }),
      ...imageDigest(ofWorkload),
      ...Object.fromEntries(ofDeployments.map(({ deployment, verdict }) => [`verdict_${deployment}`, verdict])),
    },
    verdicts: decided.map((verdict) => ({ verdict, key: keyOf(verdict) })),
  };
}

async function decideOn(files: ExecutionFiles, request: Judgement): Promise<readonly [Verdict, ...Verdict[]]> {
  const [findings, summaryJson, runs] = await Promise.all([
    files.open("findings.json"),
    readText(files, "summary.json"),
    readRuns(files),
  ]);
  const about = { ...request, findings, summaryJson, runs };
  return [decide(about), ...ownDeployments(request).map((deployment) => decide({ ...about, deployment }))];
}

const passes = ({ verdict }: Verdict): boolean => verdict === "PASS";

/** None where scanners were given different images: then nobody can say which of them was judged. */
function imageDigest({ scanners }: Verdict): OutputVariables {
  const images = scanners.flatMap(({ status, image }) => (status === "completed" && image ? [image.sha256] : []));
  const [imageSha256, ...others] = new Set(images);
  return imageSha256 === undefined || others.length > 0 ? {} : { imageSha256 };
}

/** None where policy or waivers can't be read: what their stages wait for is then said by nobody, and they stay closed. */
function ownDeployments({ policyJson, waiversJson, workload }: Judgement): readonly string[] {
  const policy = readPolicy(policyJson);
  const waivers = readWaivers(waiversJson);
  return policy && waivers ? deploymentsWithVerdict(policy, waivers.waivers, workload) : [];
}
