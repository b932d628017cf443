import type { Metrics } from "@aws-lambda-powertools/metrics";
import type { OutputVariables } from "../shared/codepipeline-job";
import { count } from "../shared/count";
import { severities } from "../shared/severity";
import type { Changed, Processed } from "./process-execution";

/** What has changed in the ledger, in CloudWatch. */
export function publishChanges(metrics: Metrics, workload: string, { opened, reopened, resolved }: Changed): void {
  count(metrics, "FindingsOpened", opened, { workload });
  count(metrics, "FindingsReopened", reopened, { workload });
  count(metrics, "FindingsResolved", resolved, { workload });
}

/** What became of the findings: how many were imported, and the open ones by severity. */
export function publish(metrics: Metrics, workload: string, processed: Processed): void {
  count(metrics, "FindingsImported", processed.imported, { workload });
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
