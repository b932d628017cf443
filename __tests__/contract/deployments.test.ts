import { matchesPattern } from "../../cli/preview/trigger/event-pattern";
import { traceName } from "../../config/names";
import { ExampleOrganization } from "./stacks";

const organization = new ExampleOrganization();
const monitored = ["666666666666", "777777777777"].map((account) => `member-${account}-eu-central-1`);
const within = (type: string, stack: string) =>
  organization.all(type).filter(({ where }) => where.startsWith(`${stack}: `));

test("only the target accounts watch deployments, in the region of their stacks", () => {
  const stacks = organization.all("aws_xray_group").map(({ where }) => where.split(":")[0]);
  expect([...new Set(stacks)]).toEqual(monitored);
  expect(stacks).toHaveLength(4);
});

describe.each(monitored)("%s", (stack) => {
  const deployment = stack.includes("666666666666") ? "staging" : "production";
  const account = stack.split("-")[1] ?? "";
  const rule = within("aws_cloudwatch_event_rule", stack).find(
    ({ body }) => body.name === `gatehouse-forward-payments-${deployment}`,
  );
  const pattern: unknown = JSON.parse(String(rule?.body.event_pattern));

  const stackEvent = (status: string, name = "payments") => ({
    source: "aws.cloudformation",
    "detail-type": "CloudFormation Stack Status Change",
    detail: {
      "stack-id": `arn:aws:cloudformation:eu-central-1:${account}:stack/${name}/0b1c`,
      "status-details": { status, "status-reason": "" },
    },
  });
  const alarmEvent = (alarmName: string, value = "ALARM") => ({
    source: "aws.cloudwatch",
    "detail-type": "CloudWatch Alarm State Change",
    detail: { alarmName, state: { value } },
  });

  // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
  test.each([
    ["CREATE_FAILED", true],
    ["ROLLBACK_COMPLETE", true],
    ["ROLLBACK_FAILED", true],
    ["UPDATE_FAILED", true],
    ["UPDATE_ROLLBACK_COMPLETE", true],
    ["UPDATE_ROLLBACK_FAILED", true],
    ["DELETE_FAILED", true],
    ["CREATE_COMPLETE", false],
    ["UPDATE_COMPLETE", false],
    ["UPDATE_IN_PROGRESS", false],
  ])("a stack that is %s is forwarded: %s", (status, expected) => {
    expect(matchesPattern(pattern, stackEvent(status))).toBe(expected);
    expect(matchesPattern(pattern, stackEvent(status, "payments-fixed"))).toBe(false);
  });

  test("alarms of the template are forwarded, and nobody else's", () => {
    expect(matchesPattern(pattern, alarmEvent("payments-ChargeErrors-1X"))).toBe(true);
    expect(matchesPattern(pattern, alarmEvent("payments-ChargeErrors-1X", "OK"))).toBe(false);
    expect(matchesPattern(pattern, alarmEvent("orders-Errors"))).toBe(false);
  });

  test("events are put by the role that forwards, which rules of such a name may use", () => {
    const target = within("aws_cloudwatch_event_target", stack).find(({ where }) =>
      where.includes(`monitor-payments-${deployment}`),
    );
    expect(target?.body).toMatchObject({
      arn: "arn:aws:events:eu-central-1:222222222222:event-bus/gatehouse-events",
      role_arn: expect.stringMatching(/^\$\{aws_iam_role\.forward_role_\w+\.arn\}$/),
    });
  });

  test("traces are grouped and sampled by the stack's name", () => {
    const groups = within("aws_xray_group", stack).map(({ body }) => [body.group_name, body.filter_expression]);
    expect(groups).toContainEqual([
      `gatehouse-payments-${deployment}`,
      `service("payments") OR annotation[deployment] = "payments/${deployment}"`,
    ]);
    const sampled = within("aws_xray_sampling_rule", stack).map(({ body }) => body.service_name);
    expect(sampled.sort()).toEqual(["payments", "payments-fixed"]);
  });
});

test("names of groups and sampling rules are as short as X-Ray wants, and differ", () => {
  const deployments = ["staging-in-frankfurt", "staging-in-ireland"];
  const names = deployments.map((deployment) => traceName("gatehouse", "a-workload-with-a-long-name", deployment));
  expect(names.every((name) => name.length <= 32)).toBe(true);
  expect(new Set(names).size).toBe(2);
});
