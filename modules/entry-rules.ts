import type { CodepipelineStageBeforeEntry, CodepipelineVariable } from "@cdktf/provider-aws/lib/codepipeline";
import { pipelineVariables } from "./pipeline-actions";

const delivering = "deliver";

/** What an execution is for. A start may set it, to `scan` as the daily rescan does: whatever is not `deliver` deploys nothing. */
export const modeVariable: CodepipelineVariable = {
  name: "mode",
  defaultValue: delivering,
  description: "deliver, or scan: no deployment",
};

/**
 * A stage that fails unless the gate said PASS, and the execution ends there.
 * @param verdict variable that must be PASS; one that the gate did not give fails the stage too
 */
export function failUnlessPass(verdict: string): CodepipelineStageBeforeEntry {
  return { condition: { result: "FAIL", rule: [saysPass(verdict)] } };
}

/**
 * A stage that changes something outside the pipeline: it is skipped when the execution only scans, and, which comes after
 * `failUnlessPass`, unless the gate said PASS. Somebody who may override the failed entry still gets nothing deployed,
 * because a skip is the one result that can't be overridden.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-conditions.html
 */
export function skipUnlessDelivering(verdict: string): CodepipelineStageBeforeEntry {
  const delivers = variableIs("ExecutionDelivers", pipelineVariables.mode, delivering);
  return { condition: { result: "SKIP", rule: [saysPass(verdict), delivers] } };
}

const saysPass = (verdict: string) => variableIs("GateSaysPass", verdict, "PASS");

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-VariableCheck.html */
function variableIs(name: string, variable: string, value: string) {
  return {
    name,
    ruleTypeId: { category: "Rule", owner: "AWS", provider: "VariableCheck", version: "1" },
    configuration: { Variable: variable, Operator: "EQ", Value: value },
  };
}
