import { manageBoundary, manageRoles, neverAllowed } from "./iam-access";
import { ownBuckets, ownObjects, readBuckets, readConfiguration } from "./reads";
import type { RolesContext } from "./roles-context";
import { writeState } from "./state-access";
import { own, policy, type RolePolicies, type Statement } from "./statement";

/** What Terraform may do in the organization's members: make and change what carries Gatehouse's name, and little else. */
export function memberApplyPolicies(context: RolesContext): RolePolicies {
  const { namePrefix, securityAccountId } = context;
  return {
    own: policy(
      readConfiguration("member"),
      readBuckets(namePrefix),
      ...writeState(context),
      ...manageRoles(context),
      ...manageBoundary(context),
      ...neverAllowed(context),
    ),
    managed: {
      resources: policy(namedResources(namePrefix), buckets(namePrefix), objects(namePrefix)),
      services: policy(unnamedResources(), ...keys(), recorder(), securityServices(securityAccountId), noFindings()),
    },
  };
}

/** What Terraform may do in the management account: delegate, record, forward and keep the trail; no pipelines, no buckets. */
export function managementApplyPolicies(context: RolesContext): RolePolicies {
  const { namePrefix } = context;
  return {
    own: policy(
      readConfiguration("management"),
      ...writeState(context),
      ...manageRoles(context),
      ...neverAllowed(context),
    ),
    managed: {
      services: policy(rulesAndTrail(namePrefix), ...keys(), recorder(), delegation(), ownHub(), noFindings()),
    },
  };
}

/** Each service's actions by what its resources can be; the names of all of them begin with the prefix. */
function namedResources(namePrefix: string): Statement {
  const name = `${namePrefix}-*`;
  return {
    Sid: "ManageNamedResources",
    Effect: "Allow",
    Action: [
      "cloudwatch:DeleteAlarms",
      "cloudwatch:DeleteDashboards",
      "cloudwatch:PutDashboard",
      "cloudwatch:PutMetricAlarm",
      "cloudwatch:TagResource",
      "cloudwatch:UntagResource",
      "codebuild:CreateProject",
      "codebuild:DeleteProject",
      "codebuild:UpdateProject",
      "codepipeline:CreatePipeline",
      "codepipeline:DeletePipeline",
      "codepipeline:TagResource",
      "codepipeline:UntagResource",
      "codepipeline:UpdatePipeline",
      "dynamodb:CreateTable",
      "dynamodb:TagResource",
      "dynamodb:UntagResource",
      "dynamodb:UpdateContinuousBackups",
      "dynamodb:UpdateTable",
      "dynamodb:UpdateTimeToLive",
      "ecr:CreateRepository",
      "ecr:DeleteLifecyclePolicy",
      "ecr:DeleteRepositoryPolicy",
      "ecr:PutImageScanningConfiguration",
      "ecr:PutImageTagMutability",
      "ecr:PutLifecyclePolicy",
      "ecr:SetRepositoryPolicy",
      "ecr:TagResource",
      "ecr:UntagResource",
      ...eventRules,
      "events:CreateEventBus",
      "events:DeleteEventBus",
      "events:UpdateEventBus",
      "lambda:AddPermission",
      "lambda:CreateAlias",
      "lambda:CreateFunction",
      "lambda:DeleteAlias",
      "lambda:DeleteFunction*",
      "lambda:PublishVersion",
      "lambda:PutFunction*",
      "lambda:RemovePermission",
      "lambda:TagResource",
      "lambda:UntagResource",
      "lambda:UpdateAlias",
      "lambda:UpdateFunctionCode",
      "lambda:UpdateFunctionConfiguration",
      ...logGroups,
      "sns:CreateTopic",
      "sns:DeleteTopic",
      "sns:SetTopicAttributes",
      "sns:Subscribe",
      "sns:TagResource",
      "sns:UntagResource",
      "sqs:CreateQueue",
      "sqs:DeleteQueue",
      "sqs:SetQueueAttributes",
      "sqs:TagQueue",
      "sqs:UntagQueue",
      "xray:CreateGroup",
      "xray:CreateSamplingRule",
      "xray:DeleteGroup",
      "xray:DeleteSamplingRule",
      "xray:TagResource",
      "xray:UntagResource",
      "xray:UpdateGroup",
      "xray:UpdateSamplingRule",
    ],
    Resource: [
      ...own("cloudwatch", `alarm:${name}`, `dashboard/${name}`),
      ...own("codebuild", `project/${name}`),
      ...own("codepipeline", name),
      ...own("dynamodb", `table/${name}`),
      ...own("ecr", `repository/${name}`),
      ...own("events", `event-bus/${name}`, `rule/${name}`),
      // A function is given its configuration for signed code, whose id AWS invents.
      ...own("lambda", `function:${name}`, "code-signing-config:*"),
      ...own("logs", `log-group:/aws/*/${name}`),
      ...own("sns", name),
      ...own("sqs", name),
      ...own("xray", `group/${name}`, `sampling-rule/${name}`),
    ],
  };
}

const eventRules = [
  "events:DeleteRule",
  "events:DisableRule",
  "events:EnableRule",
  "events:PutRule",
  "events:PutTargets",
  "events:RemoveTargets",
  "events:TagResource",
  "events:UntagResource",
];

const logGroups = [
  "logs:AssociateKmsKey",
  "logs:CreateLogGroup",
  "logs:DeleteLogGroup",
  "logs:DeleteRetentionPolicy",
  "logs:DisassociateKmsKey",
  "logs:PutRetentionPolicy",
  "logs:TagLogGroup",
  "logs:TagResource",
  "logs:UntagLogGroup",
  "logs:UntagResource",
];

/** The settings of Gatehouse's own buckets, but not their objects, and never an ACL. */
function buckets(namePrefix: string): Statement {
  return {
    Sid: "ManageBuckets",
    Effect: "Allow",
    Action: [
      "s3:CreateBucket",
      "s3:DeleteBucketPolicy",
      "s3:PutBucketLogging",
      "s3:PutBucketNotification",
      "s3:PutBucketObjectLockConfiguration",
      "s3:PutBucketOwnershipControls",
      "s3:PutBucketPolicy",
      "s3:PutBucketPublicAccessBlock",
      "s3:PutBucketTagging",
      "s3:PutBucketVersioning",
      "s3:PutEncryptionConfiguration",
      "s3:PutLifecycleConfiguration",
    ],
    Resource: [ownBuckets(namePrefix)],
  };
}

function objects(namePrefix: string): Statement {
  return {
    Sid: "ManageObjects",
    Effect: "Allow",
    Action: [
      "s3:DeleteObject",
      "s3:DeleteObjectTagging",
      "s3:DeleteObjectVersion",
      "s3:GetObject",
      "s3:GetObjectTagging",
      "s3:GetObjectVersion",
      "s3:PutObject",
      "s3:PutObjectTagging",
    ],
    Resource: ownObjects(namePrefix),
  };
}

/** AWS names these itself, so no ARN is known before, or authorizes the call on every resource alone. */
function unnamedResources(): Statement {
  return {
    Sid: "ManageUnnamedResources",
    Effect: "Allow",
    Action: [
      "cloudwatch:Link",
      "events:PutPermission",
      "events:RemovePermission",
      "lambda:CreateCodeSigningConfig",
      "lambda:DeleteCodeSigningConfig",
      "lambda:UpdateCodeSigningConfig",
      "logs:Link",
      "oam:CreateLink",
      "oam:CreateSink",
      "oam:DeleteLink",
      "oam:DeleteSink",
      "oam:PutSinkPolicy",
      "oam:TagResource",
      "oam:UntagResource",
      "oam:UpdateLink",
      "signer:StartSigningJob",
      "sns:SetSubscriptionAttributes",
      "sns:Unsubscribe",
      "xray:Link",
    ],
    Resource: ["*"],
  };
}

/** A key has no name, and no alias yet when it is made. What is encrypted with it is used through its service alone. */
function keys(): Statement[] {
  return [
    {
      Sid: "ManageKeys",
      Effect: "Allow",
      Action: [
        "kms:CreateAlias",
        "kms:CreateKey",
        "kms:DeleteAlias",
        "kms:EnableKeyRotation",
        "kms:PutKeyPolicy",
        "kms:TagResource",
        "kms:UntagResource",
        "kms:UpdateAlias",
        "kms:UpdateKeyDescription",
      ],
      Resource: ["*"],
    },
    {
      Sid: "UseKeysThroughServices",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey*"],
      Resource: own("kms", "key/*"),
      Condition: {
        StringLike: { "kms:ViaService": ["lambda.*.amazonaws.com", "s3.*.amazonaws.com"] },
      },
    },
    {
      Sid: "LetServicesUseKeys",
      Effect: "Allow",
      Action: ["kms:CreateGrant"],
      Resource: own("kms", "key/*"),
      Condition: { Bool: { "kms:GrantIsForAWSResource": ["true"] } },
    },
  ];
}

/** The recorder and its channel are called `default` or have no ARN; aggregators and packs are the security account's. */
function recorder(): Statement {
  return {
    Sid: "ManageConfig",
    Effect: "Allow",
    Action: [
      "config:Delete*",
      "config:Put*",
      "config:StartConfigurationRecorder",
      "config:StopConfigurationRecorder",
      "config:TagResource",
      "config:UntagResource",
    ],
    Resource: ["*"],
  };
}

/** The services are what the account is for: hubs, detectors, policies and members, hardly one with a name that is known before. */
function securityServices(securityAccountId: string): Statement {
  return {
    Sid: "AdministerSecurityServices",
    Effect: "Allow",
    Action: ["access-analyzer:*", "detective:*", "guardduty:*", "inspector2:*", "macie2:*", "securityhub:*"],
    Resource: ["*"],
    Condition: { StringEquals: { "aws:PrincipalAccount": [securityAccountId] } },
  };
}

/** Terraform configures the services; findings are told by those who find, and judged by people. */
function noFindings(): Statement {
  return {
    Sid: "TellNoFindings",
    Effect: "Deny",
    Action: [
      "guardduty:ArchiveFindings",
      "guardduty:CreateSampleFindings",
      "guardduty:UpdateFindingsFeedback",
      "securityhub:BatchImportFindings",
      "securityhub:BatchUpdateFindings",
    ],
    Resource: ["*"],
  };
}

function rulesAndTrail(namePrefix: string): Statement {
  const name = `${namePrefix}-*`;
  return {
    Sid: "ManageNamedResources",
    Effect: "Allow",
    Action: [
      "cloudtrail:AddTags",
      "cloudtrail:CreateTrail",
      "cloudtrail:PutEventSelectors",
      "cloudtrail:PutInsightSelectors",
      "cloudtrail:RemoveTags",
      "cloudtrail:StartLogging",
      "cloudtrail:UpdateTrail",
      ...eventRules,
    ],
    Resource: [...own("cloudtrail", `trail/${name}`), ...own("events", `rule/${name}`)],
  };
}

/** The management account's own hub and detector, and who administers both. AWS names hubs and detectors itself. */
function ownHub(): Statement {
  return {
    Sid: "ManageOwnHubAndDetector",
    Effect: "Allow",
    Action: [
      "guardduty:CreateDetector",
      "guardduty:DisableOrganizationAdminAccount",
      "guardduty:EnableOrganizationAdminAccount",
      "guardduty:TagResource",
      "guardduty:UntagResource",
      "guardduty:UpdateDetector",
      "inspector2:DisableDelegatedAdminAccount",
      "inspector2:EnableDelegatedAdminAccount",
      "securityhub:DisableOrganizationAdminAccount",
      "securityhub:EnableOrganizationAdminAccount",
      "securityhub:EnableSecurityHub",
      "securityhub:TagResource",
      "securityhub:UntagResource",
      "securityhub:UpdateSecurityHubConfiguration",
    ],
    Resource: ["*"],
  };
}

/** Services that name an administrator ask Organizations in the caller's name; the organization has no ARN before it exists. */
function delegation(): Statement {
  return {
    Sid: "DelegateAdministration",
    Effect: "Allow",
    Action: [
      "organizations:DeregisterDelegatedAdministrator",
      "organizations:EnableAWSServiceAccess",
      "organizations:RegisterDelegatedAdministrator",
    ],
    Resource: ["*"],
  };
}
