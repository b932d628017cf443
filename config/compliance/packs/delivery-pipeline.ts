import type { ConformancePack } from "../pack";

/** What the services of delivery pipelines, and of the workloads that these deploy, must keep to. */
export const deliveryPipeline: ConformancePack = {
  rules: [
    {
      policy: "codepipeline-artifacts-encrypted",
      description: "Artifacts of pipelines are encrypted with a key of KMS that the pipeline names",
      resourceTypes: ["AWS::CodePipeline::Pipeline"],
    },
    { identifier: "CODEBUILD_PROJECT_ARTIFACT_ENCRYPTION" },
    { identifier: "CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK" },
    { identifier: "CODEBUILD_PROJECT_LOGGING_ENABLED" },
    { identifier: "CODEBUILD_PROJECT_SOURCE_REPO_URL_CHECK" },
    { identifier: "LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED" },
    { identifier: "ECR_PRIVATE_IMAGE_SCANNING_ENABLED" },
    { identifier: "ECR_PRIVATE_LIFECYCLE_POLICY_CONFIGURED" },
    { identifier: "ECR_PRIVATE_TAG_IMMUTABILITY_ENABLED" },
    { identifier: "S3_BUCKET_ACL_PROHIBITED" },
    { identifier: "S3_BUCKET_VERSIONING_ENABLED" },
    { identifier: "DYNAMODB_PITR_ENABLED" },
    { identifier: "DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED" },
    { identifier: "KMS_CMK_NOT_SCHEDULED_FOR_DELETION" },
    { identifier: "KMS_KEY_POLICY_NO_PUBLIC_ACCESS" },
    { identifier: "CMK_BACKING_KEY_ROTATION_ENABLED" },
    { identifier: "SNS_ENCRYPTED_KMS" },
    { identifier: "SNS_TOPIC_NO_PUBLIC_ACCESS" },
    { identifier: "SQS_QUEUE_NO_PUBLIC_ACCESS" },
    { identifier: "CLOUD_TRAIL_ENCRYPTION_ENABLED" },
    { identifier: "GUARDDUTY_ENABLED_CENTRALIZED" },
    { identifier: "SECURITYHUB_ENABLED" },
    { identifier: "INSPECTOR_ECR_SCAN_ENABLED" },
    { identifier: "INSPECTOR_LAMBDA_STANDARD_SCAN_ENABLED" },
    { identifier: "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS" },
    { identifier: "IAM_USER_NO_POLICIES_CHECK" },
  ],
};
