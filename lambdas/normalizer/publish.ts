import { type Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { OutputVariables } from "../shared/codepipeline-job";
import { severities } from "../shared/severity";
import type { Processed } from "./process-execution";

/** What became of the findings, in CloudWatch: open ones by severity, and what changed. */
export function publish(metrics: Metrics, workload: string, processed: Processed): void {
  metrics.addDimension("workload", workload);
  for (const name of ["imported", "opened", "reopened", "resolved"] as const)
    metrics.addMetric(`findings ${name}`, MetricUnit.Count, processed[name]);
  for (const severity of severities) {
    const open = processed.open.filter((finding) => finding.severity === severity).length;
    metrics.singleMetric().addDimensions({ workload, severity }).addMetric("findings open", MetricUnit.Count, open);
  }
  metrics.publishStoredMetrics();
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-variables.html */
export function outputVariables({ open, ...counts }: Processed): OutputVariables {
  const all = { ...counts, open: open.length };
  return Object.fromEntries(Object.entries(all).map(([name, count]) => [name, String(count)]));
}
