import { matchesPattern } from "../../cli/preview/trigger/event-pattern";
import { readBypassEvent } from "../../lambdas/bypass/bypass-event";
import { bypassCalls } from "../../lambdas/bypass/calls";
import { settingCalls } from "../../modules/detections";
import { bypassingCalls, everydayCalls } from "../support/cloudtrail/bypass-calls";
import { type Call, cloudTrailEvent, session, user } from "../support/cloudtrail/event";
import { ExampleOrganization } from "./stacks";

const organization = new ExampleOrganization();

/** Rules of one stack on the account's own bus that forward, by name. */
function forwardingRules(stack: string): ReadonlyMap<string, unknown> {
  const rules = organization
    .all("aws_cloudwatch_event_rule")
    .filter(({ where }) => where.startsWith(`${stack}: `))
    .filter(({ body }) => String(body.name).startsWith("gatehouse-forward"))
    .map(({ body }) => [String(body.name), JSON.parse(String(body.event_pattern))] as const);
  return new Map(rules);
}

/** Where IAM's events arrive, and all others of the account too. */
const rules = forwardingRules("member-555555555555-us-east-1");

const matching = (call: Call) => {
  const event = cloudTrailEvent(call);
  return [...rules].filter(([, pattern]) => matchesPattern(pattern, event)).map(([name]) => name);
};
const title = ({ service, name, caller, parameters }: Call) =>
  [`${service}:${name}`, String(caller.arn ?? caller.accountId), JSON.stringify(parameters)] as const;

const ruleOf: Readonly<Record<string, string>> = {
  codepipeline: "pipelines",
  codebuild: "builds",
  lambda: "functions",
  iam: "roles",
  events: "rules",
  s3: "buckets",
  sts: "sessions",
};

test.each(bypassingCalls.map((call) => [...title(call), call] as const))("%s by %s with %s is told", (...row) => {
  const call = row[3];
  expect(matching(call)).toEqual([`gatehouse-forward-${ruleOf[call.service]}`]);
});

test.each(everydayCalls.map((call) => [...title(call), call] as const))("%s by %s with %s is daily work", (...row) => {
  expect(matching(row[3])).toEqual([]);
});

/** Calls that can loosen an account's settings, by services. */
const loosening: Readonly<Record<string, readonly string[]>> = {
  ec2: [
    "DisableEbsEncryptionByDefault",
    "DisableSnapshotBlockPublicAccess",
    "EnableSnapshotBlockPublicAccess",
    "ModifyEbsDefaultKmsKeyId",
    "ModifyInstanceMetadataDefaults",
    "ResetEbsDefaultKmsKeyId",
  ],
  iam: ["DeleteAccountPasswordPolicy", "UpdateAccountPasswordPolicy"],
  oam: ["DeleteLink", "UpdateLink"],
  s3: [
    "DeleteAccountPublicAccessBlock",
    "DeletePublicAccessBlock",
    "PutAccountPublicAccessBlock",
    "PutPublicAccessBlock",
  ],
};
const settings = Object.entries(loosening).flatMap(([service, names]) => names.map((name) => [service, name] as const));
const byAdministrator = session("555555555555", "AdministratorAccess", "alice");
const setting = (service: string, name: string, caller = byAdministrator): Call => ({
  service,
  name,
  parameters: {},
  account: "555555555555",
  caller,
});

test("there is an example of every call that can loosen a setting", () => {
  expect(settings.map(([, name]) => name).sort()).toEqual([...settingCalls].sort());
});

test.each(settings)("%s:%s is told, unless Terraform makes it", (service, name) => {
  expect(matching(setting(service, name))).toEqual(["gatehouse-forward-settings"]);
  expect(matching(setting(service, name, user("555555555555", "mallory")))).toEqual(["gatehouse-forward-settings"]);
  expect(matching(setting(service, name, session("555555555555", "gatehouse-apply", "terraform")))).toEqual([]);
});

test.each([
  ["ec2", "EnableEbsEncryptionByDefault"],
  ["ec2", "RunInstances"],
  ["iam", "ChangePassword"],
  ["s3", "PutObject"],
])("%s:%s loosens nothing", (service, name) => {
  expect(matching(setting(service, name))).toEqual([]);
});

test("there is an example of every call that has a meaning, and no other", () => {
  const examples = new Set(
    bypassingCalls.map((call) => {
      const { service, call: name } = readBypassEvent(cloudTrailEvent(call));
      return `${service}:${name}`;
    }),
  );
  expect([...examples].sort()).toEqual(bypassCalls.map(([service, call]) => `${service}:${call}`).sort());
});

const everywhere = ["buckets", "builds", "functions", "rules", "sessions", "settings"];
const detections = (stack: string) =>
  [...forwardingRules(stack).keys()]
    .map((name) => name.replace("gatehouse-forward-", ""))
    .filter((name) => name === "settings" || Object.values(ruleOf).includes(name))
    .sort();

test.each([
  ["member-555555555555-eu-central-1", "the tooling account", ["pipelines"]],
  ["member-444444444444-eu-west-1", "the deployment account", ["pipelines"]],
  ["member-555555555555-us-east-1", "where IAM's events arrive", ["pipelines", "roles"]],
  ["member-666666666666-eu-central-1", "a target account", []],
  ["member-222222222222-us-east-1", "the security account", ["roles"]],
  ["organization-us-east-1", "the management account", ["roles"]],
])("%s, %s, watches what there is", (stack, _what, more) => {
  expect(detections(stack)).toEqual([...everywhere, ...more].sort());
});

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
test("no pattern is longer than EventBridge takes", () => {
  const patterns = organization.all("aws_cloudwatch_event_rule").filter(({ body }) => body.event_pattern !== undefined);
  expect(patterns.length).toBeGreaterThan(100);
  expect(patterns.filter(({ body }) => String(body.event_pattern).length > 2_048).map(({ where }) => where)).toEqual(
    [],
  );
});

describe("in the security account", () => {
  const onBus = organization
    .all("aws_cloudwatch_event_rule")
    .filter(({ where }) => where.startsWith("security-services-eu-central-1: "))
    .map(({ body }) => [String(body.name), JSON.parse(String(body.event_pattern))] as const);
  const told = (event: object) => onBus.filter(([, pattern]) => matchesPattern(pattern, event)).map(([name]) => name);

  // The alerts' rule of emergency waivers compares numbers, which the local run never needs.
  beforeAll(() => {
    const numeric = onBus.findIndex(([name]) => name === "gatehouse-emergencies");
    onBus.splice(numeric, 1);
  });

  test.each(bypassingCalls.map((call) => [...title(call), call] as const))("%s by %s with %s", (...row) => {
    const isApproval = row[3].name === "PutApprovalResult";
    expect(told(cloudTrailEvent(row[3])).sort()).toEqual(
      isApproval ? ["gatehouse-bypass"] : ["gatehouse-bypass", "gatehouse-bypasses"],
    );
  });

  test("a protection that is switched off is no finding of its own", () => {
    const event = cloudTrailEvent({
      service: "guardduty",
      name: "DeleteDetector",
      parameters: {},
      account: "555555555555",
      caller: {},
    });
    expect(told(event)).toEqual(["gatehouse-protections"]);
  });

  // Some are of services in which other calls are bypasses.
  test.each(settings)("neither is %s:%s", (service, name) => {
    expect(told(cloudTrailEvent(setting(service, name)))).toEqual(["gatehouse-protections"]);
  });

  test.each([
    ["gatehouse-payments-waivers", ["gatehouse-alarms"]],
    ["payments-Errors-1", []],
  ])("the alarm %s tells: %j", (alarmName, expected) => {
    const event = {
      source: "aws.cloudwatch",
      "detail-type": "CloudWatch Alarm State Change",
      detail: { alarmName, state: { value: "ALARM" } },
    };
    expect(told(event)).toEqual(expected);
  });

  test.each([
    ["gatehouse-bypass/UpdatePipeline", []],
    ["trivy/CVE-2024-1", ["gatehouse-findings"]],
  ])("a severe finding of %s tells people: %j", (GeneratorId, expected) => {
    const findings = [
      { GeneratorId, Severity: { Label: "CRITICAL" }, Workflow: { Status: "NEW" }, RecordState: "ACTIVE" },
    ];
    const event = {
      source: "aws.securityhub",
      "detail-type": "Security Hub Findings - Imported",
      detail: { findings },
    };
    expect(told(event)).toEqual(expected);
  });
});
