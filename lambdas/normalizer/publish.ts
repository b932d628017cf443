import type { Metrics } from "@aws-lambda-powertools/metrics";
import type { OutputVariables } from "../shared/codepipeline-job";
import { count } from "../shared/count";
import { severities } from "../shared/severity";
import type { Processed } from "./process-execution";

/** What became of the findings, in CloudWatch: open ones by severity, and what changed. */
export function publish(metrics: Metrics, workload: string, processed: Processed): void {
  count(metrics, "FindingsImported", processed.imported, { workload });
  count(metrics, "FindingsOpened", processed.opened, { workload });
  count(metrics, "FindingsReopened", processed.reopened, { workload });
  count(metrics, "FindingsResolved", processed.resolved, { workload });
  for (const severity of severities) {
    const open = processed.open.filter((finding) => finding.severity === severity).length;
    count(metrics, "FindingsOpen", open, { workload, severity });
  }
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-variables.html */
export function outputVariables({ open, ...counts }: Processed): OutputVariables {
  const all = { ...counts, open: open.length };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, String(value)]));
}
