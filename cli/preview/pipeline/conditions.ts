import type { PipelineRule, PipelineStage } from "../definition/pipeline-schema";
import { resolveVariables, type Variables } from "./variables";

/** Why a stage is not entered, and what that means for what comes after it. */
export interface ClosedEntry {
  /** `refused` ends the execution, `skipped` goes on with the next stage. */
  readonly status: "refused" | "skipped";
  readonly message: string;
}

/**
 * Why a stage must not be entered, or `undefined` when it may be: every rule must hold, as in CodePipeline.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-VariableCheck.html
 */
export function closedEntry({ name, before_entry }: PipelineStage, variables: Variables): ClosedEntry | undefined {
  if (!before_entry) return undefined;
  const { rule: rules, result } = before_entry.condition;
  const failed = rules.find((rule) => !holds(rule, variables));
  if (!failed) return undefined;
  const { Variable, Operator, Value } = failed.configuration;
  const found = resolveVariables(Variable, variables);
  return {
    status: result === "SKIP" ? "skipped" : "refused",
    message: `entry rule ${failed.name} of ${name}: ${Variable} is "${found}", must be ${Operator} "${Value}"`,
  };
}

function holds({ configuration: { Variable, Operator, Value } }: PipelineRule, variables: Variables): boolean {
  const isEqual = resolveVariables(Variable, variables) === resolveVariables(Value, variables);
  return Operator === "EQ" ? isEqual : !isEqual;
}
