import { EventUnreadableError, readBypassEvent } from "../../../lambdas/bypass/bypass-event";
import { bypassFinding } from "../../../lambdas/bypass/bypass-finding";
import { problemsOf } from "../../../lambdas/shared/security-hub/place";
import { bypassingCalls } from "../../support/cloudtrail/bypass-calls";
import { type Call, cloudTrailEvent, session } from "../../support/cloudtrail/event";

const place = { account: "222222222222", region: "eu-central-1" };
const findingOf = (event: unknown) => bypassFinding(readBypassEvent(event), place);
const problems = (event: unknown) => {
  const finding = findingOf(event);
  return problemsOf({ finding, bytes: Buffer.byteLength(JSON.stringify(finding)) }, place);
};

const override: Call = {
  service: "codepipeline",
  name: "OverrideStageCondition",
  parameters: { pipelineName: "gatehouse-payments-pipeline", stageName: "Deploy-production" },
  account: "555555555555",
  caller: session("555555555555", "AdministratorAccess", "alice"),
};

test("says what was called on what, by whom, from where, when, and what it means", () => {
  expect(findingOf(cloudTrailEvent(override))).toEqual({
    SchemaVersion: "2018-10-08",
    Id: "gatehouse/1/222222222222/bypass/7e5a1f2c-0000-4000-8000-000000000001",
    ProductArn: "arn:aws:securityhub:eu-central-1:222222222222:product/222222222222/default",
    ProductName: "Gatehouse",
    CompanyName: "Gatehouse",
    GeneratorId: "gatehouse-bypass/OverrideStageCondition",
    AwsAccountId: "222222222222",
    CreatedAt: "2026-11-26T09:15:00.000Z",
    UpdatedAt: "2026-11-26T09:15:00.000Z",
    Title:
      "OverrideStageCondition goes round the gate in account 555555555555: arn:aws:codepipeline:eu-central-1:555555555555:gatehouse-payments-pipeline",
    Description:
      "A stage was entered against its condition, whatever the gate answered. codepipeline:OverrideStageCondition on arn:aws:codepipeline:eu-central-1:555555555555:gatehouse-payments-pipeline by arn:aws:sts::555555555555:assumed-role/AdministratorAccess/alice from 203.0.113.7 at 2026-11-26T09:15:00.000Z, in account 555555555555, eu-central-1.",
    Remediation: { Recommendation: { Text: expect.stringContaining("Ask whoever made the call why.") } },
    ProductFields: {
      "gatehouse/class": "bypass",
      "gatehouse/call": "codepipeline:OverrideStageCondition",
      "gatehouse/eventId": "7e5a1f2c-0000-4000-8000-000000000001",
      "gatehouse/principal": "arn:aws:sts::555555555555:assumed-role/AdministratorAccess/alice",
      "gatehouse/sourceAddress": "203.0.113.7",
      "gatehouse/account": "555555555555",
      "gatehouse/outcome": "done",
    },
    Resources: [
      {
        Type: "Other",
        Id: "arn:aws:codepipeline:eu-central-1:555555555555:gatehouse-payments-pipeline",
        Partition: "aws",
        Region: "eu-central-1",
      },
      { Type: "AwsAccount", Id: "AWS::::Account:555555555555", Partition: "aws", Region: "eu-central-1" },
    ],
    RecordState: "ACTIVE",
    FindingProviderFields: {
      Severity: { Label: "CRITICAL", Original: "CRITICAL" },
      Types: ["TTPs/Defense Evasion/Gatehouse-OverrideStageCondition"],
    },
  });
});

test.each(bypassingCalls.map((call) => [call.name, JSON.stringify(call.parameters), call] as const))(
  "%s with %s is a finding that Security Hub takes, of what was changed",
  (_name, _parameters, call) => {
    const event = cloudTrailEvent(call);
    expect(problems(event)).toEqual([]);
    const [changed, account] = findingOf(event).Resources;
    if (call.name !== "PutJobSuccessResult") {
      expect(changed?.Id).toMatch(/^arn:aws:[a-z0-9]+:[a-z0-9-]*:\d*:.*(gatehouse-|mine)/);
      expect(account?.Id).toBe("AWS::::Account:555555555555");
    } else expect(changed?.Id).toBe("AWS::::Account:555555555555");
  },
);

test.each([
  ["OverrideStageCondition", "codepipeline", "CRITICAL"],
  ["RetryStageExecution", "codepipeline", "HIGH"],
  ["PutApprovalResult", "codepipeline", "LOW"],
  ["UpdateProject", "codebuild", "CRITICAL"],
  ["UpdateFunctionCode20150331v2", "lambda", "CRITICAL"],
  ["DisableRule", "events", "HIGH"],
  ["PutBucketPolicy", "s3", "HIGH"],
  ["UpdateAssumeRolePolicy", "iam", "CRITICAL"],
  ["AssumeRole", "sts", "CRITICAL"],
  ["SomethingNew", "codepipeline", "HIGH"],
  ["constructor", "constructor", "HIGH"],
])("%s of %s is %s", (name, service, severity) => {
  const { FindingProviderFields } = findingOf(cloudTrailEvent({ ...override, name, service, parameters: {} }));
  expect(FindingProviderFields.Severity.Label).toBe(severity);
});

test("a call that AWS refused is told as tried, without what CloudTrail leaves out", () => {
  const refused = cloudTrailEvent({ ...override, more: { errorCode: "AccessDenied", requestParameters: null } });
  const finding = findingOf(refused);
  expect(problems(refused)).toEqual([]);
  expect(finding.Description).toMatch(/^AWS refused the call \(AccessDenied\), so nothing has changed; it was tried\./);
  expect(finding.ProductFields["gatehouse/outcome"]).toBe("refused: AccessDenied");
  expect(finding.FindingProviderFields.Severity).toEqual({ Label: "MEDIUM", Original: "CRITICAL" });
  expect(finding.Resources.map(({ Id }) => Id)).toEqual(["AWS::::Account:555555555555"]);
});

test("a caller of another account is known by that account", () => {
  const event = cloudTrailEvent({ ...override, caller: { type: "AWSAccount", accountId: "999999999999" } });
  expect(findingOf(event).ProductFields["gatehouse/principal"]).toBe("999999999999");
});

test("nothing of the call's parameters is told but the name of what it changed", () => {
  const secret = "AKIAIOSFODNN7EXAMPLE";
  const event = cloudTrailEvent({
    ...override,
    service: "codebuild",
    name: "StartBuild",
    parameters: {
      projectName: "gatehouse-payments-scan-trivy",
      buildspecOverride: `export TOKEN=${secret}`,
      environmentVariablesOverride: [{ name: "TOKEN", value: secret }],
    },
  });
  expect(JSON.stringify(findingOf(event))).not.toContain(secret);
});

test("a hostile name is cut to what Security Hub takes", () => {
  const event = cloudTrailEvent({
    ...override,
    parameters: { pipelineName: `gatehouse-${"\u202e\n\u0000x".repeat(900)}` },
  });
  expect(problems(event)).toEqual([]);
});

test("the same event gives the same finding, another time or not", () => {
  expect(findingOf(cloudTrailEvent(override))).toEqual(findingOf(cloudTrailEvent(override)));
});

test.each([
  ["null", null],
  ["an event of another kind", { source: "aws.s3", detail: {} }],
  ["an event without an id", { ...cloudTrailEvent(override), detail: { eventName: "UpdatePipeline" } }],
  ["an event without a time", cloudTrailEvent({ ...override, more: { eventTime: "soon" } })],
])("%s is refused, so that it is kept", (_name, event) => {
  expect(() => readBypassEvent(event)).toThrow(EventUnreadableError);
});
