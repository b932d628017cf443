import { byOthersThan, type Detection, type DetectionContext, terraformRoleArn } from "./detection";

/** Services that hold an account's settings and its link to the security account, as EventBridge names them. */
export const settingSources = ["ec2", "iam", "oam", "s3"].map((service) => `aws.${service}`);

/**
 * What can loosen them. S3's are in CloudTrail by the names of its permissions, in its documentation by those of the API;
 * IAM's arrive in us-east-1 alone.
 */
export const settingCalls = [
  "DeleteAccountPasswordPolicy",
  "DeleteAccountPublicAccessBlock",
  "DeleteLink",
  "DeletePublicAccessBlock",
  "DisableEbsEncryptionByDefault",
  "DisableSnapshotBlockPublicAccess",
  // Also goes from all sharing to new sharing alone.
  "EnableSnapshotBlockPublicAccess",
  "ModifyEbsDefaultKmsKeyId",
  "ModifyInstanceMetadataDefaults",
  "PutAccountPublicAccessBlock",
  "PutPublicAccessBlock",
  "ResetEbsDefaultKmsKeyId",
  "UpdateAccountPasswordPolicy",
  "UpdateLink",
];

/** They go round no gate: people are told of them as of a protection that is switched off, and there is no finding. */
export function settingDetection(context: DetectionContext): Detection {
  return {
    id: "settings",
    description: "Forwards calls that can loosen the account's own settings",
    pattern: {
      source: settingSources,
      "detail-type": ["AWS API Call via CloudTrail"],
      detail: { eventName: settingCalls, ...byOthersThan(terraformRoleArn(context)) },
    },
  };
}
