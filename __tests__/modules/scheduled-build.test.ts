import { ScheduledBuild } from "../../modules/scheduled-build";
import { synthConstruct } from "../support/synth-stack";

const synth = (hours: number) =>
  synthConstruct(
    (stack) =>
      new ScheduledBuild(stack, "schedule", {
        accountId: "555555555555",
        region: "eu-central-1",
        permissionsBoundaryArn: "arn:aws:iam::555555555555:policy/boundary",
        name: "databases",
        description: "Refreshes",
        hours,
        projectName: "databases",
        projectArn: "arn:aws:codebuild:eu-central-1:555555555555:project/databases",
      }),
  );

test.each([
  [1, "rate(1 hour)"],
  [6, "rate(6 hours)"],
])("every %s hours is %s", (hours, expression) => {
  expect(synth(hours).resource.aws_cloudwatch_event_rule?.schedule?.schedule_expression).toBe(expression);
});

test("only EventBridge, for this rule, may start the build", () => {
  const trust = Object.entries(synth(6).data?.aws_iam_policy_document ?? {}).find(([name]) => name.includes("trust"));
  expect(trust?.[1].statement).toEqual([
    expect.objectContaining({
      principals: [{ type: "Service", identifiers: ["events.amazonaws.com"] }],
      condition: [
        { test: "StringEquals", variable: "aws:SourceAccount", values: ["555555555555"] },
        {
          test: "ArnLike",
          variable: "aws:SourceArn",
          values: ["arn:aws:events:eu-central-1:555555555555:rule/databases"],
        },
      ],
    }),
  ]);
});
