/** What would open, unlock or remove Gatehouse's own resources, by kind; names stand in their ARNs. */
export const roleActions = [
  "iam:AttachRolePolicy",
  "iam:CreateRole",
  "iam:DeleteRole",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteRolePolicy",
  "iam:DetachRolePolicy",
  "iam:PutRolePermissionsBoundary",
  "iam:PutRolePolicy",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
] as const;

export const boundaryActions = [
  "iam:CreatePolicyVersion",
  "iam:DeletePolicy",
  "iam:DeletePolicyVersion",
  "iam:SetDefaultPolicyVersion",
] as const;

export const bucketActions = [
  "s3:BypassGovernanceRetention",
  "s3:DeleteBucket*",
  "s3:PutBucket*",
  "s3:Put*Configuration",
] as const;

export const evidenceActions = ["s3:DeleteObject", "s3:DeleteObjectVersion"] as const;

export const keyActions = [
  "kms:DisableKey",
  "kms:DisableKeyRotation",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
] as const;

/** A key that has lost its alias is nobody's. */
export const aliasActions = ["kms:DeleteAlias", "kms:UpdateAlias"] as const;

export const eventActions = [
  "events:DeleteEventBus",
  "events:DeleteRule",
  "events:DisableRule",
  "events:PutPermission",
  "events:PutRule",
  "events:PutTargets",
  "events:RemovePermission",
  "events:RemoveTargets",
] as const;

/** Without what people do every day: approvals, retries, transitions. */
export const gateActions = [
  "codebuild:DeleteProject",
  "codebuild:StartBuildBatch",
  "codebuild:UpdateProject",
  "codepipeline:DeletePipeline",
  "codepipeline:OverrideStageCondition",
  "codepipeline:RollbackStage",
  "codepipeline:UpdatePipeline",
  "lambda:AddPermission",
  "lambda:CreateFunctionUrlConfig",
  "lambda:Delete*",
  "lambda:Put*",
  "lambda:Update*",
] as const;
