import type { RunManifest } from "../shared/run-manifest";
import type { Run } from "../shared/runs";
import type { Summary } from "../shared/summary";
import type { GateFinding } from "./gate-finding";
import type { JudgingPolicy } from "./policy";
import type { Reason } from "./reason";
import type { WeighedFinding } from "./weigh";

/** What the pipeline says the execution is; a verdict on the command line has only the runs to go by. */
export interface Expected {
  readonly execution?: string;
  readonly sourceDigest?: string;
  readonly objectVersion?: string;
}

/** Everything a rule may look at. */
export interface GateContext {
  readonly policy: JudgingPolicy;
  readonly workload: string;
  readonly expected: Expected;
  readonly findings: readonly GateFinding[];
  /** The same findings with what speaks against them, and the waivers. */
  readonly weighed: readonly WeighedFinding[];
  /** `undefined` when nobody says where the scanner runs are. */
  readonly runs: readonly Run[] | undefined;
  /** The readable ones among the runs. */
  readonly manifests: readonly RunManifest[];
  /** `undefined` when there is none, `null` when it can't be read. */
  readonly summary: Summary | undefined | null;
  readonly now: Date;
}

/** One rule of the gate: pure, and blocking as soon as it gives a reason. */
export type Rule = (context: GateContext) => readonly Reason[];

/** The scanners whose results are to be trusted: those that say that they completed. */
export function completed({ manifests }: GateContext): readonly RunManifest[] {
  return manifests.filter(({ status }) => status === "completed");
}
