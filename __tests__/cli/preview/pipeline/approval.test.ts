import type { PipelineAction } from "../../../../cli/preview/definition/pipeline-schema";
import { invocation, smallPipeline } from "../../../support/small-pipeline";

const run = smallPipeline();

const approval = (configuration: Record<string, string>): PipelineAction => ({
  ...invocation("Approve", ""),
  namespace: undefined,
  category: "Approval",
  provider: "Manual",
  configuration,
});

test("is given at once, and told with its text", async () => {
  const configuration = {
    CustomData: "Deploys it: #{codepipeline.PipelineExecutionId}",
    ExternalEntityLink: "https://example.com/#/changes?stackId=s",
    NotificationArn: "arn:aws:sns:eu-central-1:555555555555:t",
  };
  const { stages, lines } = await run([{ name: "Deploy", action: [approval(configuration)] }]);
  expect(stages[0]?.status).toBe("succeeded");
  expect(lines).toEqual(["Approve, which nobody was asked: Deploys it: e-1"]);
});

test.each([
  ["a text that is too long", { CustomData: "x".repeat(1001) }, "CustomData"],
  ["a link that is none", { CustomData: "x", ExternalEntityLink: "here" }, "ExternalEntityLink"],
  ["a topic that is none", { CustomData: "x", NotificationArn: "topic" }, "NotificationArn"],
  ["a key that nobody honours", { CustomData: "x", Approver: "me" }, "Approver"],
])("%s ends the run", async (_, configuration, named) => {
  await expect(run([{ name: "Deploy", action: [approval(configuration)] }])).rejects.toThrow(named);
});
