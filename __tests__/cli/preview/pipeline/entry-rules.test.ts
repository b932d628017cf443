import type { PipelineStage } from "../../../../cli/preview/definition/pipeline-schema";
import { invocation, smallPipeline } from "../../../support/small-pipeline";

const run = smallPipeline();

const entered = (name: string, result: "FAIL" | "SKIP", Variable: string, Value: string): PipelineStage => ({
  name,
  action: [invocation(name, name)],
  before_entry: {
    condition: {
      result,
      rule: [
        {
          name: "rule",
          rule_type_id: { category: "Rule", owner: "AWS", provider: "VariableCheck", version: "1" },
          configuration: { Variable, Operator: "EQ", Value },
        },
      ],
    },
  },
});

/** A gate that says `verdict`, and a deployment with its door. */
const stages = (verdict: string): PipelineStage[] => [
  { name: "Gate", action: [invocation("Gate", verdict)] },
  entered("Admit", "FAIL", "#{Gate.said}", "PASS"),
  entered("Deploy", "SKIP", "#{variables.mode}", "deliver"),
  { name: "After", action: [invocation("After", "all")] },
];

const statuses = (result: Awaited<ReturnType<typeof run>>) =>
  result.stages.map(({ name, status }) => `${name} ${status}`);

test("a variable that the start does not set has the pipeline's value", async () => {
  expect(statuses(await run(stages("PASS")))).toEqual([
    "Gate succeeded",
    "Admit succeeded",
    "Deploy succeeded",
    "After succeeded",
  ]);
});

test("a stage that is skipped runs nothing, and the execution goes on", async () => {
  const result = await run(stages("PASS"), { variables: { mode: "scan" } });
  expect(statuses(result)).toEqual(["Gate succeeded", "Admit succeeded", "Deploy skipped", "After succeeded"]);
  expect(result.stages[2]).toMatchObject({
    actions: [],
    message: 'entry rule rule of Deploy: #{variables.mode} is "scan", must be EQ "deliver"',
  });
});

test("a stage that is refused ends the execution, in a rescan too", async () => {
  const result = await run(stages("BLOCK"), { variables: { mode: "scan" } });
  expect(statuses(result)).toEqual(["Gate succeeded", "Admit refused", "Deploy notReached", "After notReached"]);
});

test("a variable that the pipeline does not have can't be set", async () => {
  await expect(run(stages("PASS"), { variables: { made: "scan" } })).rejects.toThrow(
    "the start sets made, which p lacks",
  );
});
