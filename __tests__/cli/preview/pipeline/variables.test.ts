import { DefinitionError } from "../../../../cli/preview/definition/references";
import { closedEntry } from "../../../../cli/preview/pipeline/conditions";
import { resolveVariables } from "../../../../cli/preview/pipeline/variables";

const variables = {
  codepipeline: { PipelineExecutionId: "e-1" },
  Gate: { verdict: "PASS" },
  Source: { VersionId: "v" },
};

test.each([
  ["#{codepipeline.PipelineExecutionId}", "e-1"],
  ['{"a":"#{Gate.verdict}","b":"#{Source.VersionId}"}', '{"a":"PASS","b":"v"}'],
  ["#no variable {x}", "#no variable {x}"],
])("%s becomes %s", (text, expected) => {
  expect(resolveVariables(text, variables)).toBe(expected);
});

test.each(["#{Gate.reasons}", "#{Nobody.verdict}", "#{Gate}", "#{__proto__.toString}"])(
  "%s has no value and is an error that lists what there is",
  (text) => {
    expect(() => resolveVariables(text, variables)).toThrow(DefinitionError);
    expect(() => resolveVariables(text, variables)).toThrow(/no value.*Gate\.verdict/);
  },
);

describe("entry conditions", () => {
  const stage = (Operator: "EQ" | "NE", Value: string, result: "FAIL" | "SKIP" = "FAIL") => ({
    name: "Deploy",
    action: [],
    before_entry: {
      condition: {
        result,
        rule: [
          {
            name: "GateSaysPass",
            rule_type_id: { category: "Rule", owner: "AWS", provider: "VariableCheck", version: "1" } as const,
            configuration: { Variable: "#{Gate.verdict}", Operator, Value },
          },
        ],
      },
    },
  });

  test.each([
    ["EQ", "PASS", true],
    ["EQ", "BLOCK", false],
    ["EQ", "pass", false],
    ["NE", "BLOCK", true],
    ["NE", "PASS", false],
  ] as const)("%s %s holds: %s", (operator, value, holds) => {
    expect(closedEntry(stage(operator, value), variables) === undefined).toBe(holds);
  });

  test("a refusal names the rule, what was found and what is needed", () => {
    expect(closedEntry(stage("EQ", "BLOCK"), variables)).toEqual({
      status: "refused",
      message: 'entry rule GateSaysPass of Deploy: #{Gate.verdict} is "PASS", must be EQ "BLOCK"',
    });
  });

  test("what CodePipeline would skip is skipped, and told like a refusal", () => {
    expect(closedEntry(stage("EQ", "BLOCK", "SKIP"), variables)).toMatchObject({ status: "skipped" });
    expect(closedEntry(stage("EQ", "PASS", "SKIP"), variables)).toBeUndefined();
  });

  test("a stage without a condition may be entered", () => {
    expect(closedEntry({ name: "Scan", action: [] }, {})).toBeUndefined();
  });

  test("a verdict that nobody gave is no PASS", () => {
    expect(() => closedEntry(stage("NE", "BLOCK"), {})).toThrow(DefinitionError);
  });
});
