import type { WorkloadResult } from "../workload/drive";

/** How long a pipeline took, against the scanner that it had to wait for. */
export interface Pace {
  readonly scanner: string;
  readonly scannerSeconds: number;
  /** From the first stage to the last. */
  readonly pipelineSeconds: number;
  /** What the scanners in parallel may cost beside the slowest of them, and everything around them. */
  readonly allowedSeconds: number;
}

/** `undefined` when no scanner ran. */
export function paceOf({ pipeline }: Pick<WorkloadResult, "pipeline">): Pace | undefined {
  const scanners = pipeline.stages.find(({ name }) => name === "Scan")?.actions ?? [];
  const [slowest] = scanners.toSorted((one, other) => other.seconds - one.seconds);
  return (
    slowest && {
      scanner: slowest.name,
      scannerSeconds: slowest.seconds,
      pipelineSeconds: pipeline.seconds,
      allowedSeconds: 1.2 * slowest.seconds + 10,
    }
  );
}
