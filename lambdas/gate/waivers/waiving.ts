import { type ExploitData, exploitLookup } from "../exploit-data";
import type { GateFinding } from "../gate-finding";
import { isExploited } from "../known-exploited";
import { rulePattern } from "../patterns";
import type { JudgingPolicy } from "../policy";
import { daysOf, statusOf } from "./period";
import { concerns, type StandardWaiver, type Waiver } from "./waiver";
import { waiverMatcher } from "./waiver-matcher";

/** What decides which findings are waived. */
export interface WaivingRules {
  readonly workload: string;
  /** Absent: of the workload as a whole, for which a waiver of single deployments does not apply. */
  readonly deployment?: string | undefined;
  readonly waivers: readonly Waiver[];
  readonly policy: Pick<JudgingPolicy, "waivers" | "knownExploited">;
  readonly exploitData: ExploitData;
  readonly now: Date;
}

/** How the waivers stand to one finding. */
export interface Waiving {
  /** The waiver that lets it pass: the first in the file that applies. */
  readonly waiver?: StandardWaiver;
  /** The end of a sentence about the finding without one: how to get a waiver, or why there can be none. */
  readonly otherwise: string;
  /** Every waiver that speaks of it, also those that don't apply. */
  readonly matching: readonly StandardWaiver[];
}

/**
 * Looks for the waiver of a finding: the gate and the waivers in Security Hub decide by this, and so do the same. The
 * rules are prepared once for many findings.
 */
export function waivingBy(rules: WaivingRules): (finding: GateFinding) => Waiving {
  const forbidden = forbiddenBy(rules);
  const waivers = rules.waivers
    .filter((waiver): waiver is StandardWaiver => waiver.kind === "standard" && concerns(waiver, rules))
    .map((waiver) => ({ waiver, matches: waiverMatcher(waiver) }));
  return (finding) => {
    const matching =
      finding.workload === rules.workload
        ? waivers.filter(({ matches }) => matches(finding)).map(({ waiver }) => waiver)
        : [];
    const never = forbidden(finding);
    if (never !== undefined) return { otherwise: `it can never be waived: ${never}`, matching };
    const answers = matching.map((waiver) => ({ waiver, obstacle: obstacleTo(waiver, finding, rules) }));
    const applying = answers.find(({ obstacle }) => obstacle === undefined);
    const [refused] = answers;
    return {
      ...(applying ? { waiver: applying.waiver } : {}),
      otherwise: refused?.obstacle ?? "if it has to wait, ask for a waiver: docs/waivers.md",
      matching,
    };
  };
}

function forbiddenBy({ policy, exploitData }: WaivingRules): (finding: GateFinding) => string | undefined {
  const lookup = exploitLookup(exploitData);
  const never = policy.waivers.never.map((pattern) => ({ pattern, fits: rulePattern(pattern) }));
  return (finding) => {
    if (policy.knownExploited === "block" && isExploited(finding, lookup)) return "it is known to be exploited";
    const rule = never.find(({ fits }) => fits(finding));
    return rule && `"${rule.pattern}" is one of waivers.never in scan-config/gate-policy.yaml`;
  };
}

/** Why a waiver that speaks of the finding does not apply. */
function obstacleTo(waiver: StandardWaiver, { severity }: GateFinding, rules: WaivingRules): string | undefined {
  const { id, approved, expires } = waiver;
  const status = statusOf(waiver, rules.now);
  if (status === "expired") return `its waiver ${id} expired on ${expires}, ask for a new one: docs/waivers.md`;
  if (status === "pending") return `its waiver ${id} applies only from ${approved}`;
  const maximum = rules.policy.waivers.maximumDays[severity];
  return daysOf(waiver) <= maximum
    ? undefined
    : `its waiver ${id} does not apply: it lasts ${daysOf(waiver)} days, and at most ${maximum} are allowed for ${severity}`;
}
