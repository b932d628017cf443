import { isPossibleHomeRegion } from "../../../config/regions";
import { configRecorderSchema } from "../../../config/services/config-recorder";
import { problemsAfter } from "../../support/organization-problems";

test("records every change of everything by default, and keeps it as long as AWS Config can", () => {
  expect(configRecorderSchema.parse({})).toEqual({
    recordingMode: { recordingFrequency: "CONTINUOUS", overrides: {} },
    excludedResourceTypes: [],
    snapshotDeliveryFrequency: "TwentyFour_Hours",
    retentionDays: 2557,
    serviceLinkedRole: "managed",
    accounts: [],
  });
});

test.each<[string, unknown, string]>([
  [
    "a resource type of another form",
    { excludedResourceTypes: ["EC2 instances"] },
    'configRecorder.excludedResourceTypes[0]: must be a resource type, e.g. "AWS::EC2::Instance" (found "EC2 instances")',
  ],
  [
    "a misspelt resource type",
    { excludedResourceTypes: ["AWS::EC2::Instances"] },
    'configRecorder.excludedResourceTypes[0]: "AWS::EC2::Instances" is none of the resource types that AWS Config records (did you mean "AWS::EC2::Instance"?): see config/config-resource-types.json (botocore',
  ],
  [
    "a misspelt resource type, with what was meant",
    { recordingMode: { overrides: { "AWS::Ec2::Instance": "DAILY" } } },
    '(did you mean "AWS::EC2::Instance"?)',
  ],
  [
    "another frequency",
    { recordingMode: { recordingFrequency: "HOURLY" } },
    'configRecorder.recordingMode.recordingFrequency: must be CONTINUOUS or DAILY (found "HOURLY")',
  ],
  [
    "another frequency of an override",
    { recordingMode: { overrides: { "AWS::EC2::Instance": "weekly" } } },
    'configRecorder.recordingMode.overrides.AWS::EC2::Instance: must be CONTINUOUS or DAILY (found "weekly")',
  ],
  [
    "an override that overrides nothing",
    { recordingMode: { recordingFrequency: "DAILY", overrides: { "AWS::EC2::Instance": "DAILY" } } },
    "configRecorder.recordingMode.overrides.AWS::EC2::Instance: AWS::EC2::Instance is recorded DAILY as everything is: name the other frequency, or leave it out",
  ],
  [
    "an override of the default frequency that overrides nothing",
    { recordingMode: { overrides: { "AWS::EC2::Instance": "CONTINUOUS" } } },
    "AWS::EC2::Instance is recorded CONTINUOUS as everything is",
  ],
  [
    "a type that can't be recorded daily",
    { recordingMode: { overrides: { "AWS::Config::ResourceCompliance": "DAILY" } } },
    "AWS::Config::ResourceCompliance can't be recorded DAILY: AWS Config records it CONTINUOUS only",
  ],
  [
    "an override of what is excluded",
    {
      recordingMode: { overrides: { "AWS::EC2::EC2Fleet": "DAILY" } },
      excludedResourceTypes: ["AWS::EC2::EC2Fleet"],
    },
    "configRecorder.recordingMode.overrides.AWS::EC2::EC2Fleet: AWS::EC2::EC2Fleet is among the excludedResourceTypes and not recorded at all",
  ],
  [
    "an account's override of what is excluded",
    {
      excludedResourceTypes: ["AWS::EC2::EC2Fleet"],
      accounts: [{ account: "payments-staging", recordingMode: { overrides: { "AWS::EC2::EC2Fleet": "DAILY" } } }],
    },
    "configRecorder.accounts[0].recordingMode.overrides.AWS::EC2::EC2Fleet: AWS::EC2::EC2Fleet is among the excludedResourceTypes",
  ],
  [
    "another delivery frequency",
    { snapshotDeliveryFrequency: "Daily" },
    "configRecorder.snapshotDeliveryFrequency: must be one of One_Hour, Three_Hours, Six_Hours, Twelve_Hours, TwentyFour_Hours",
  ],
  [
    "a history that is too short",
    { retentionDays: 29 },
    "configRecorder.retentionDays: must be at least 30 days: AWS Config keeps no shorter history (found 29)",
  ],
  [
    "a history that is too long",
    { retentionDays: 2558 },
    "configRecorder.retentionDays: must be 2557 days at most: AWS Config keeps no longer history (found 2558)",
  ],
  [
    "another kind of role",
    { serviceLinkedRole: "adopt" },
    'configRecorder.serviceLinkedRole: must be managed or external (found "adopt")',
  ],
  [
    "an unknown account",
    { accounts: [{ account: "payments" }] },
    'configRecorder.accounts[0].account: "payments" is not among the accounts: use one of management, security, log-archive, deployment, shared-tooling, payments-staging, payments-production',
  ],
  [
    "an account named twice",
    { accounts: [{ account: "security" }, { account: "security" }] },
    'configRecorder.accounts[1].account: "security" has its choice already in accounts[0]: put both into one',
  ],
  ["an unknown key", { mode: "DAILY" }, "configRecorder.mode: unknown key"],
])("refuses %s", (_what, section, expected) => {
  expect(problemsAfter([["configRecorder"], section])).toEqual([expect.stringMatching(/^\d+:\d+: configRecorder/)]);
  expect(problemsAfter([["configRecorder"], section])[0]).toContain(expected);
});

test("tells every mistake at once, where it stands", () => {
  const section = {
    recordingMode: { overrides: { "AWS::IAM::Role": "CONTINUOUS", "AWS::Nowhere::At": "DAILY" } },
    retentionDays: 1,
    accounts: [{ account: "nobody" }],
  };
  const problems = problemsAfter([["configRecorder"], section]).map((problem) => problem.split(": ")[1]);
  expect(problems).toEqual([
    "configRecorder.recordingMode.overrides.AWS::IAM::Role",
    "configRecorder.recordingMode.overrides.AWS::Nowhere::At",
    "configRecorder.retentionDays",
    "configRecorder.accounts[0].account",
  ]);
});

test("an override of AWS's types in each direction is right", () => {
  expect(problemsAfter([["configRecorder", "recordingMode"], { overrides: { "AWS::EC2::Subnet": "DAILY" } }])).toEqual(
    [],
  );
  const daily = { recordingFrequency: "DAILY", overrides: { "AWS::Config::ResourceCompliance": "CONTINUOUS" } };
  expect(problemsAfter([["configRecorder", "recordingMode"], daily])).toEqual([]);
});

// AWS Config records IAM's types in none of these, so nowhere if one were home. The list is of a managed rule that needs
// them: https://docs.aws.amazon.com/config/latest/developerguide/iam-policy-in-use.html
test.each([
  "ap-south-2",
  "ap-southeast-4",
  "ap-southeast-5",
  "ap-southeast-7",
  "ap-east-2",
  "ca-west-1",
  "eu-central-2",
  "eu-south-2",
  "il-central-1",
  "me-central-1",
  "mx-central-1",
])("no organization is at home in %s", (region) => {
  expect(isPossibleHomeRegion(region)).toBe(false);
});
