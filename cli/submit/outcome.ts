import { locations } from "../../lambdas/shared/locations";
import type { ActionRun, EndedExecution } from "./execution";
import type { SubmitTarget } from "./target";

/** What the gate said. */
export interface GivenVerdict {
  /** Absent in the workload's own. */
  readonly deployment?: string;
  readonly verdict: string;
  /** Where it is kept with its reasons, in the log archive account. */
  readonly file: string;
}

export interface Failure {
  readonly stage: string;
  /** Absent when the stage was not entered. */
  readonly action?: string;
  readonly message: string;
}

/** What came of a package, for people and machines. */
export interface Outcome {
  readonly execution: string;
  readonly succeeded: boolean;
  readonly status: string;
  /** None when the gate did not decide. */
  readonly verdicts: readonly GivenVerdict[];
  readonly failures: readonly Failure[];
}

const gate = "Gate";

type VerdictPlace = Pick<SubmitTarget, "account" | "workload" | "verdictBucket">;

export function outcomeOf({ id, status, actions, failedConditions }: EndedExecution, place: VerdictPlace): Outcome {
  const failed = actions.filter((run) => run.status === "Failed");
  return {
    execution: id,
    succeeded: status === "Succeeded",
    status,
    verdicts: verdictsOf(actions.findLast(({ action }) => action === gate)?.variables ?? {}, id, place),
    failures: [...failed.map(({ stage, action, message }) => ({ stage, action, message })), ...failedConditions],
  };
}

/** The gate's output variables: `verdict`, and `verdict_<deployment>` where a deployment is judged apart. */
function verdictsOf(
  variables: ActionRun["variables"],
  execution: string,
  { account, workload, verdictBucket }: VerdictPlace,
): GivenVerdict[] {
  const file = (deployment?: string) =>
    `s3://${verdictBucket}/${locations.verdict(account, workload, execution, deployment)}`;
  return Object.entries(variables).flatMap(([name, verdict]) => {
    if (name === "verdict") return [{ verdict, file: file() }];
    const [, deployment] = /^verdict_(.+)$/.exec(name) ?? [];
    return deployment === undefined ? [] : [{ deployment, verdict, file: file(deployment) }];
  });
}

/** The same in lines. */
export function outcomeText({ execution, status, verdicts, failures }: Outcome, workload: string): string {
  return [
    `${workload}: ${status}, execution ${execution}`,
    ...verdicts.map(
      ({ deployment, verdict, file }) =>
        `  gate${deployment === undefined ? "" : ` for ${deployment}`}: ${verdict}, its reasons are in ${file}`,
    ),
    ...failures.map(
      ({ stage, action, message }) =>
        `  ${[stage, action].filter(Boolean).join(" / ")}: ${message || "failed, and says nothing"}`,
    ),
  ].join("\n");
}
