import { isScanner } from "../../../lambdas/shared/scanners";
import type { PipelineResult } from "../pipeline/run-pipeline";

/** How long a pipeline took, and the one scanner that it can't be faster than. All in seconds. */
export interface WallTime {
  readonly pipelineSeconds: number;
  /** `null` where no scanner ran. */
  readonly slowestScanner: { readonly scanner: string; readonly seconds: number } | null;
}

export function wallTime({ stages, seconds: pipelineSeconds }: PipelineResult): WallTime {
  const runs = stages
    .flatMap(({ actions }) => actions)
    .filter(({ name }) => isScanner(name))
    .map(({ name: scanner, seconds }) => ({ scanner, seconds }))
    .sort((a, b) => b.seconds - a.seconds);
  return { pipelineSeconds, slowestScanner: runs[0] ?? null };
}
