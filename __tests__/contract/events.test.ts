import { ExampleOrganization, type Located } from "./stacks";

const organization = new ExampleOrganization();

/** Targets in the stacks that `where` matches, each with its rule and that rule's pattern. */
function routes(where: RegExp) {
  const rules = organization.all("aws_cloudwatch_event_rule");
  return organization
    .all("aws_cloudwatch_event_target")
    .filter((target) => where.test(target.where))
    .map((target) => ({ ...target, rule: rules.find((rule) => names(target, rule)) }))
    .map(({ where: address, body, rule }) => ({
      where: address,
      arn: String(body.arn),
      role: body.role_arn,
      pattern: JSON.parse(String(rule?.body.event_pattern)) as Readonly<Record<string, readonly string[]>>,
    }));
}

/** Whether the target is of this rule, as Terraform refers to it. */
function names(target: Located, rule: Located): boolean {
  const [stack, address] = rule.where.split(": ");
  return target.where.startsWith(`${stack}: `) && target.body.rule === `\${${address}.name}`;
}

const bus = "arn:aws:events:eu-central-1:222222222222:event-bus/gatehouse-events";
const forwarding = organization.stacks.map(({ id }) => id).filter((id) => /^(member|organization)-/.test(id));

test("there are stacks that forward", () => {
  expect(forwarding).toHaveLength(21);
});

describe.each(forwarding)("%s", (stack) => {
  const forwarded = routes(new RegExp(`^${stack}: aws_cloudwatch_event_target\\.forward`));

  test("forwards calls, verdicts and alarms to the organization's bus", () => {
    expect(new Set(forwarded.map(({ pattern }) => String(pattern["detail-type"] ?? pattern.source)))).toEqual(
      new Set(["AWS API Call via CloudTrail", "CloudWatch Alarm State Change", "gatehouse.gate"]),
    );
    expect(new Set(forwarded.map(({ arn }) => arn))).toEqual(new Set([bus]));
  });

  test("by one role, which only rules of such a name may use", () => {
    expect(new Set(forwarded.map(({ role }) => role)).size).toBe(1);
    const trust = organization.statements().find(({ where }) => where.startsWith(`${stack}: forward_role_trust`));
    const rules = trust?.body.condition?.find(({ variable }) => variable === "aws:SourceArn")?.values ?? [];
    expect(rules.map((arn) => arn.replace(/^.*:rule\//, ""))).toEqual(["gatehouse-forward", "gatehouse-forward-*"]);
  });
});

describe("the security account", () => {
  const alerts = routes(/^security-services-eu-central-1: aws_cloudwatch_event_target\.alerts_/);
  const alertOn = (detailType: string) => alerts.filter(({ pattern }) => pattern["detail-type"]?.includes(detailType));

  test("tells people of every verdict for which an emergency waiver was used, and of no other", () => {
    expect(alertOn("Gatehouse Verdict").map(({ pattern }) => pattern)).toEqual([
      {
        source: ["gatehouse.gate"],
        "detail-type": ["Gatehouse Verdict"],
        detail: { emergencyWaiverCount: [{ numeric: [">", 0] }] },
      },
    ]);
  });

  test.each(["CloudWatch Alarm State Change", "CloudFormation Stack Status Change"])("tells people of %s", (event) => {
    expect(alertOn(event)).toHaveLength(1);
  });

  test("lets every rule that alerts publish to the topic", () => {
    const [publish] = organization.statements().filter(({ body }) => body.sid === "PublishAlerts");
    const allowed = publish?.body.condition?.find(({ variable }) => variable === "aws:SourceArn")?.values ?? [];
    expect(new Set(alerts.map(({ arn }) => arn))).toEqual(new Set(["${aws_sns_topic.alerts.arn}"]));
    const onBus = (name: string) => `\${aws_cloudwatch_event_bus.events.name}/${name}`;
    expect(allowed.map((arn) => arn.replace(/^.*:rule\//, ""))).toEqual([
      "gatehouse-findings",
      onBus("gatehouse-protections"),
      onBus("gatehouse-bypasses"),
      onBus("gatehouse-emergencies"),
      onBus("gatehouse-alarms"),
      onBus("gatehouse-deployments"),
    ]);
    expect(alerts).toHaveLength(allowed.length);
  });
});

// Their events are what tells people of an alarm; one by another name would go off unheard.
test("every alarm has a name that is forwarded", () => {
  const alarms = organization.all("aws_cloudwatch_metric_alarm");
  expect(alarms.length).toBeGreaterThan(0);
  expect(alarms.filter(({ body }) => !String(body.alarm_name).startsWith("gatehouse-"))).toEqual([]);
});
