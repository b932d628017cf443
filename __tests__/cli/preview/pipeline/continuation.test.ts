import { readFileSync } from "node:fs";
import { join } from "node:path";
import { invocation, smallPipeline } from "../../../support/small-pipeline";

const run = smallPipeline();

test("an answer with a token is not the end: the function is invoked again with it, as a job of its own", async () => {
  const { stages, variables, lines, out } = await run([
    { name: "Findings", action: [invocation("Findings", "twice")] },
  ]);
  expect(stages[0]?.status).toBe("succeeded");
  expect(variables.Findings).toEqual({ said: "half of it" });
  expect(lines).toEqual(["Findings goes on later: half of it"]);
  const jobs = readFileSync(join(out, "logs", "Findings.log"), "utf8").match(/job \S+/g);
  expect(new Set(jobs).size).toBe(2);
});

test("what comes after it waits for its last answer", async () => {
  const action = [invocation("Findings", "twice"), invocation("Waivers", "after #{Findings.said}", 2)];
  const { variables } = await run([{ name: "Findings", action }]);
  expect(variables.Waivers).toEqual({ said: "after half of it" });
});
