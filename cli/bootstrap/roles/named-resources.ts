import { managedBuckets, ownObjects } from "./reads";
import type { RolesContext } from "./roles-context";
import { own, type Statement } from "./statement";

/** Each service's actions by what its resources can be; the names of all of them begin with the prefix. */
export function namedResources(namePrefix: string): Statement {
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

export const eventRules = [
  "events:DeleteRule",
  "events:DisableRule",
  "events:EnableRule",
  "events:PutRule",
  "events:PutTargets",
  "events:RemoveTargets",
  "events:TagResource",
  "events:UntagResource",
];

export const logGroups = [
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
export function buckets(context: RolesContext): Statement {
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
    Resource: managedBuckets(context),
  };
}

export function objects(namePrefix: string): Statement {
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
