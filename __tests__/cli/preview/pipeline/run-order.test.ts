import { invocation, smallPipeline } from "../../../support/small-pipeline";

const run = smallPipeline();

test("functions of one stage run by their order, whatever the order they are listed in, and pass variables on", async () => {
  const action = [invocation("Waivers", "after #{Findings.said}", 2), invocation("Findings", "first")];
  const { stages, variables } = await run([{ name: "Findings", action }]);
  expect(stages[0]?.actions.map(({ name, status }) => [name, status])).toEqual([
    ["Findings", "succeeded"],
    ["Waivers", "succeeded"],
  ]);
  expect(variables.Waivers).toEqual({ said: "after first" });
});

test("a function that fails its job ends the stage before what comes after it", async () => {
  const action = [invocation("Findings", "fail"), invocation("Waivers", "after", 2)];
  const { stages } = await run([{ name: "Findings", action }]);
  expect(stages[0]).toMatchObject({ status: "failed", message: "Findings: told to" });
  expect(stages[0]?.actions.map(({ name }) => name)).toEqual(["Findings"]);
});
