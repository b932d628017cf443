import type { ConformancePack } from "../pack";

/** What every account must keep to, whatever runs in it. */
export const baseline: ConformancePack = {
  rules: [
    { identifier: "CLOUD_TRAIL_ENABLED" },
    { identifier: "CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED" },
    { identifier: "EC2_EBS_ENCRYPTION_BY_DEFAULT" },
    { identifier: "RDS_STORAGE_ENCRYPTED" },
    { identifier: "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED" },
    { identifier: "S3_BUCKET_SSL_REQUESTS_ONLY" },
    { identifier: "VPC_DEFAULT_SECURITY_GROUP_CLOSED" },
    { identifier: "INCOMING_SSH_DISABLED" },
    { identifier: "S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS_PERIODIC", judgedIn: "home" },
    { identifier: "IAM_ROOT_ACCESS_KEY_CHECK", judgedIn: "home" },
    { identifier: "ROOT_ACCOUNT_MFA_ENABLED", judgedIn: "home" },
    { identifier: "ACCESS_KEYS_ROTATED", parameters: { maxAccessKeyAge: "90" } },
    { identifier: "IAM_USER_UNUSED_CREDENTIALS_CHECK", parameters: { maxCredentialUsageAge: "90" } },
  ],
};
