import { type ExploitData, type ExploitLookup, exploitLookup } from "./exploit-data";
import type { GateFinding } from "./gate-finding";
import { isExploited } from "./known-exploited";
import { rulePattern } from "./patterns";
import type { JudgingPolicy } from "./policy";
import { isRelieved } from "./relief";
import type { Waiver } from "./waivers/waiver";
import { type Waiving, waivingBy } from "./waivers/waiving";

/** What can speak against a single finding, the strongest first: codes of reasons. */
export const objections = [
  "finding-known-exploited",
  "finding-always-blocks",
  "finding-likely-exploited",
  "finding-blocks",
  "finding-unrated",
] as const;

export type Objection = (typeof objections)[number];

/** A finding and everything that decides whether it blocks. */
export interface WeighedFinding {
  readonly finding: GateFinding;
  /** The strongest only; also of a finding that is waived. */
  readonly objection: Objection | undefined;
  /** Whether its severity does not count, by the policy. */
  readonly isRelieved: boolean;
  /** EPSS, 0 to 1. */
  readonly exploitProbability: number;
  readonly waiving: Waiving;
}

export interface Weighing {
  readonly workload: string;
  readonly deployment?: string | undefined;
  readonly policy: JudgingPolicy;
  readonly waivers: readonly Waiver[];
  readonly exploitData: ExploitData;
  readonly now: Date;
}

/** Weighs every finding once, for all rules that speak of findings. */
export function weigh(findings: readonly GateFinding[], by: Weighing): readonly WeighedFinding[] {
  const { policy, now } = by;
  const lookup = exploitLookup(by.exploitData);
  const waivingOf = waivingBy(by);
  const isAlwaysBlocked = anyOf(policy.alwaysBlock);
  return findings.map((finding) => {
    const relieved = isRelieved(finding, policy, now);
    const exploitProbability = probabilityOf(finding, lookup);
    const holds: Readonly<Record<Objection, boolean>> = {
      "finding-known-exploited": policy.knownExploited === "block" && isExploited(finding, lookup),
      "finding-always-blocks": isAlwaysBlocked(finding),
      "finding-likely-exploited": exploitProbability >= (policy.epssBlocksFrom ?? Number.POSITIVE_INFINITY),
      "finding-blocks":
        !relieved && finding.severity !== "UNKNOWN" && policy.blockingSeverities.includes(finding.severity),
      "finding-unrated": !relieved && finding.severity === "UNKNOWN" && policy.unknownSeverity === "block",
    };
    return {
      finding,
      objection: objections.find((code) => holds[code]),
      isRelieved: relieved,
      exploitProbability,
      waiving: waivingOf(finding),
    };
  });
}

function anyOf(patterns: readonly string[]): (finding: GateFinding) => boolean {
  const rules = patterns.map(rulePattern);
  return (finding) => rules.some((fits) => fits(finding));
}

function probabilityOf({ vulnerability, names }: GateFinding, lookup: ExploitLookup): number {
  return Math.max(vulnerability?.exploitProbability ?? 0, lookup.probability(names));
}
