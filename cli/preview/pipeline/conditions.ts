import type { PipelineRule, PipelineStage } from "../definition/pipeline-schema";
import { resolveVariables, type Variables } from "./variables";

/**
 * Why a stage must not be entered, or `undefined` when it may be: every rule must hold, as in CodePipeline.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-VariableCheck.html
 */
export function refusedEntry({ name, before_entry }: PipelineStage, variables: Variables): string | undefined {
  const failed = before_entry?.condition.rule.find((rule) => !holds(rule, variables));
  if (!failed) return undefined;
  const { Variable, Operator, Value } = failed.configuration;
  const found = resolveVariables(Variable, variables);
  return `entry rule ${failed.name} of ${name}: ${Variable} is "${found}", must be ${Operator} "${Value}"`;
}

function holds({ configuration: { Variable, Operator, Value } }: PipelineRule, variables: Variables): boolean {
  const isEqual = resolveVariables(Variable, variables) === resolveVariables(Value, variables);
  return Operator === "EQ" ? isEqual : !isEqual;
}
