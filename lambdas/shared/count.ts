import { type Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";

/** Writes a number as a CloudWatch metric of the namespace `Gatehouse`, by the workload and whatever else it is told apart by. */
export function count(
  metrics: Metrics,
  name: string,
  value: number,
  dimensions: Readonly<Record<string, string>> & { readonly workload: string },
): void {
  metrics.singleMetric().addDimensions(dimensions).addMetric(name, MetricUnit.Count, value);
}
