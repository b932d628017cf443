import { noManifest, type Run } from "../../shared/runs";
import type { Reason } from "../reason";
import { statusOf } from "./period";
import { concerns, type EmergencyWaiver, type Waiver } from "./waiver";

/**
 * What an emergency waiver lifts: that a scanner or its database did not do what it should. Nothing that hints at another
 * source, another execution or a changed file is among them.
 */
const liftable: readonly string[] = [
  "scanner-missing",
  "run-unreadable",
  "scanner-failed",
  "scanner-not-applicable",
  "nothing-scanned",
  "database-missing",
  "database-stale",
  "database-date-unknown",
  "report-missing",
  "report-unreadable",
  "report-not-normalized",
];

/** Reasons that stay, and those that an emergency waiver lifted. */
export interface Lifting {
  readonly reasons: readonly Reason[];
  readonly lifted: readonly { readonly waiver: EmergencyWaiver; readonly reason: Reason }[];
}

export interface EmergencyRules {
  readonly workload: string;
  readonly deployment?: string | undefined;
  readonly waivers: readonly Waiver[];
  readonly runs: readonly Run[] | undefined;
  readonly now: Date;
}

/** Lifts what the active emergency waivers may lift of the very scanner that each names. */
export function liftByEmergency(raised: readonly Reason[], rules: EmergencyRules): Lifting {
  const active = rules.waivers.filter(
    (waiver): waiver is EmergencyWaiver =>
      waiver.kind === "emergency" && concerns(waiver, rules) && statusOf(waiver, rules.now) === "active",
  );
  const answers = raised.map((reason) => {
    const isOpen = isLiftable(reason, rules.runs ?? []);
    return { reason, isOpen, waiver: isOpen ? active.find(({ scanner }) => scanner === reason.scanner) : undefined };
  });
  return {
    reasons: answers.flatMap(({ reason, isOpen, waiver }) => {
      if (waiver) return [];
      return [isOpen ? { ...reason, remedy: `${reason.remedy} (${hint})` } : reason];
    }),
    lifted: answers.flatMap(({ reason, waiver }) => (waiver ? [{ waiver, reason }] : [])),
  };
}

const hint = "in an emergency, where the scanner or its feed is down, ask for an emergency waiver: docs/waivers.md";

/** A `run.json` that is there and can't be read may be somebody's doing: only a missing one is lifted. */
function isLiftable({ code, scanner }: Reason, runs: readonly Run[]): boolean {
  if (scanner === undefined || !liftable.includes(code)) return false;
  return code !== "run-unreadable" || runs.filter(({ folder }) => folder === scanner).every(hasNoManifest);
}

function hasNoManifest({ manifest }: Run): boolean {
  return "problem" in manifest && manifest.problem === noManifest;
}
