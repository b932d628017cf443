import { type ProtectionProps, protections } from "../../modules/protections";
import { packedPolicies } from "../../modules/service-control-policy";
import { type Call, denialsOf } from "../support/service-control";

const props: ProtectionProps = {
  namePrefix: "gatehouse",
  boundaryName: "gatehouse-boundary",
  terraformRoleName: "gatehouse-apply",
  planRoleName: "gatehouse-plan",
  breakGlassRoles: ["arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_BreakGlass_*"],
  assumingRoles: ["arn:aws:iam::666666666666:role/on-call"],
  evidence: ["arn:aws:s3:::gatehouse-444444444444-eu-central-1-state/*.tfstate", "arn:aws:s3:::gatehouse-trail/*"],
  denyRootUser: true,
};
const statements = protections(props);
const role = (name: string) => `arn:aws:iam::666666666666:role/${name}`;
const administrator = role("aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Administrator_0123");
const breakGlass = role("aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_BreakGlass_0123");
const denied = (action: string, resource?: string, more: Partial<Call> = {}) =>
  denialsOf(statements, { action, by: administrator, ...(resource !== undefined && { resource }), ...more });

const protectedCalls: [sid: string, action: string, resource: string | undefined][] = [
  ...[
    "access-analyzer:DeleteAnalyzer",
    "cloudtrail:DeleteTrail",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:StopLogging",
    "cloudtrail:UpdateTrail",
    "config:DeleteConfigurationRecorder",
    "config:DeleteDeliveryChannel",
    "config:PutConfigurationRecorder",
    "config:PutDeliveryChannel",
    "config:StopConfigurationRecorder",
    "detective:DeleteGraph",
    "detective:DisassociateMembership",
    "ec2:DisableEbsEncryptionByDefault",
    "ec2:EnableSnapshotBlockPublicAccess",
    "guardduty:DeleteDetector",
    "guardduty:DisassociateFromAdministratorAccount",
    "guardduty:DisassociateFromMasterAccount",
    "guardduty:DisassociateMembers",
    "guardduty:UpdateDetector",
    "iam:DeleteAccountPasswordPolicy",
    "inspector2:Disable",
    "inspector2:DisassociateMember",
    "macie2:DisableMacie",
    "macie2:DisassociateFromAdministratorAccount",
    "oam:DeleteLink",
    "oam:UpdateLink",
    "s3:PutAccountPublicAccessBlock",
    "securityhub:DisableSecurityHub",
    "securityhub:DisassociateFromAdministratorAccount",
    "securityhub:DisassociateMembers",
  ].map((action): [string, string, undefined] => ["KeepServices", action, undefined]),
  ["KeepRoles", "iam:UpdateAssumeRolePolicy", role("gatehouse-apply")],
  ["KeepRoles", "iam:AttachRolePolicy", role("gatehouse-plan")],
  ["KeepRoles", "iam:PutRolePolicy", role("gatehouse-payments-gate")],
  ["KeepRoles", "iam:DeleteRolePermissionsBoundary", role("gatehouse-payments-deploy")],
  ["KeepBoundary", "iam:CreatePolicyVersion", "arn:aws:iam::666666666666:policy/gatehouse-boundary"],
  ["KeepBuckets", "s3:DeleteBucketPolicy", "arn:aws:s3:::gatehouse-trail"],
  ["KeepBuckets", "s3:PutBucketPolicy", "arn:aws:s3:::gatehouse-trail"],
  ["KeepBuckets", "s3:PutLifecycleConfiguration", "arn:aws:s3:::gatehouse-trail"],
  ["KeepBuckets", "s3:PutBucketObjectLockConfiguration", "arn:aws:s3:::gatehouse-trail"],
  ["KeepBuckets", "s3:BypassGovernanceRetention", "arn:aws:s3:::gatehouse-trail/AWSLogs/1.json.gz"],
  ["KeepEvidence", "s3:DeleteObjectVersion", "arn:aws:s3:::gatehouse-trail/AWSLogs/1.json.gz"],
  ["KeepEvidence", "s3:DeleteObject", "arn:aws:s3:::gatehouse-444444444444-eu-central-1-state/1/member.tfstate"],
  ["KeepAliases", "kms:DeleteAlias", "arn:aws:kms:eu-central-1:333333333333:alias/gatehouse-log-archive-cloudtrail"],
  ["KeepAliases", "kms:UpdateAlias", "arn:aws:kms:eu-central-1:333333333333:alias/gatehouse-log-archive-cloudtrail"],
  ["KeepRules", "events:DisableRule", "arn:aws:events:eu-west-1:666666666666:rule/gatehouse-forward"],
  ["KeepRules", "events:RemoveTargets", "arn:aws:events:eu-west-1:666666666666:rule/gatehouse-forward-roles"],
  ["KeepRules", "events:DeleteEventBus", "arn:aws:events:eu-central-1:222222222222:event-bus/gatehouse-events"],
  [
    "KeepGate",
    "codepipeline:OverrideStageCondition",
    "arn:aws:codepipeline:eu-central-1:5:gatehouse-payments-pipeline",
  ],
  ["KeepGate", "lambda:UpdateFunctionCode", "arn:aws:lambda:eu-central-1:5:function:gatehouse-payments-gate"],
];

test.each(protectedCalls)("%s: an administrator may not %s %s", (sid, action, resource) => {
  expect(denied(action, resource)).toEqual([sid]);
});

test.each(protectedCalls)("%s: Terraform and break-glass roles may %s %s", (_, action, resource) => {
  expect(denied(action, resource, { by: role("gatehouse-apply") })).toEqual([]);
  expect(denied(action, resource, { by: breakGlass })).toEqual([]);
});

test("who may assume Terraform's role is protected like that role, and as bound as anybody", () => {
  expect(denied("iam:UpdateAssumeRolePolicy", role("on-call"))).toEqual(["KeepRoles"]);
  expect(denied("iam:CreateRole", role("on-call"))).toEqual(["KeepRoles"]);
  expect(denied("iam:UpdateAssumeRolePolicy", role("on-call"), { by: role("on-call") })).toEqual(["KeepRoles"]);
  expect(denied("cloudtrail:StopLogging", undefined, { by: role("on-call") })).toEqual(["KeepServices"]);
});

test("keys are known by their aliases, and others stay their owners'", () => {
  const aliases = ["alias/mine", "alias/gatehouse-log-archive-cloudtrail"];
  expect(denied("kms:ScheduleKeyDeletion", undefined, { aliases })).toEqual(["KeepOwnKeys"]);
  expect(denied("kms:ScheduleKeyDeletion", undefined, { aliases: ["alias/mine"] })).toEqual([]);
  expect(denied("kms:ScheduleKeyDeletion")).toEqual([]);
});

describe("whom it must not lock out", () => {
  const stackSet = role("stacksets-exec-0123456789abcdef");

  test("StackSets, which make and mend Terraform's roles", () => {
    expect(denied("iam:CreateRole", role("gatehouse-apply"), { by: stackSet })).toEqual([]);
    expect(denied("iam:UpdateAssumeRolePolicy", role("gatehouse-plan"), { by: stackSet })).toEqual([]);
  });

  test("a plan, which takes its lock away at the end", () => {
    const lock = "arn:aws:s3:::gatehouse-444444444444-eu-central-1-state/1/member.tfstate.tflock";
    expect(denied("s3:DeleteObject", lock, { by: role("gatehouse-plan") })).toEqual([]);
  });

  test.each([
    ["codepipeline:PutApprovalResult", "arn:aws:codepipeline:eu-central-1:5:gatehouse-payments-pipeline"],
    ["codepipeline:RetryStageExecution", "arn:aws:codepipeline:eu-central-1:5:gatehouse-payments-pipeline"],
    ["codebuild:StartBuild", "arn:aws:codebuild:eu-central-1:5:project/gatehouse-databases-eu-central-1"],
    ["lambda:InvokeFunction", "arn:aws:lambda:eu-central-1:5:function:gatehouse-payments-rescan"],
    ["iam:CreateRole", role("payments-function")],
    ["s3:PutBucketPolicy", "arn:aws:s3:::payments-data"],
    ["s3:DeleteObject", "arn:aws:s3:::payments-data/key"],
    ["events:PutRule", "arn:aws:events:eu-central-1:666666666666:rule/payments-nightly"],
    ["securityhub:BatchUpdateFindings", undefined],
    ["guardduty:ArchiveFindings", undefined],
  ])("people at their daily work: %s %s", (action, resource) => {
    expect(denied(action, resource)).toEqual([]);
  });
});

test.each([role("gatehouse-apply"), role("stacksets-exec-mine"), breakGlass])(
  "nobody takes the name of %s, which is left out",
  (name) => {
    expect(denied("iam:CreateRole", name)).toEqual(["KeepRoles"]);
    expect(denied("iam:UpdateAssumeRolePolicy", name)).toEqual(["KeepRoles"]);
  },
);

test("a StackSets role is left out for roles alone", () => {
  expect(denied("guardduty:DeleteDetector", undefined, { by: role("stacksets-exec-0123") })).toEqual(["KeepServices"]);
});

test("Gatehouse's other roles are bound like everybody's", () => {
  for (const by of [role("gatehouse-plan"), role("gatehouse-payments-gate"), role("path/gatehouse-apply")])
    expect(denied("securityhub:DisableSecurityHub", undefined, { by })).toEqual(["KeepServices"]);
});

test("nobody at all takes an account out of the organization", () => {
  for (const by of [administrator, role("gatehouse-apply"), breakGlass]) {
    expect(denied("organizations:LeaveOrganization", undefined, { by })).toEqual(["StayInOrganization"]);
    expect(denied("account:CloseAccount", undefined, { by })).toEqual(["StayInOrganization"]);
  }
});

describe("a root user", () => {
  const by = "arn:aws:iam::666666666666:root";

  test("can do nothing, unless the management account began the session", () => {
    expect(denied("ec2:RunInstances", undefined, { by })).toEqual(["NoRootUser"]);
    expect(denied("s3:DeleteBucketPolicy", "arn:aws:s3:::payments-data", { by, assumedRoot: true })).toEqual([]);
  });

  test("is bound by everything else where it is allowed", () => {
    const open = protections({ ...props, denyRootUser: false });
    expect(denialsOf(open, { action: "ec2:RunInstances", by })).toEqual([]);
    expect(denialsOf(open, { action: "config:StopConfigurationRecorder", by })).toEqual(["KeepServices"]);
  });
});

test("fits into two policies with the longest that the configuration allows to be left out", () => {
  const longest = Array.from(
    { length: 5 },
    (_, index) => `arn:aws:iam::*:role/${"p".repeat(100)}/${"n".repeat(63)}${index}`,
  );
  expect(packedPolicies(statements)).toHaveLength(2);
  expect(packedPolicies(protections({ ...props, breakGlassRoles: longest })).length).toBeLessThanOrEqual(4);
});
