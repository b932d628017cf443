import { own, type Statement } from "./statement";

/** A key has no name, and no alias yet when it is made. What is encrypted with it is used through its service alone. */
export function keys(namePrefix: string): Statement[] {
  return [
    {
      // Whoever may write a key's policy has the key: what carries another name is somebody else's.
      Sid: "KeepOtherKeys",
      Effect: "Deny",
      Action: ["kms:DeleteAlias", "kms:PutKeyPolicy", "kms:TagResource", "kms:UntagResource", "kms:UpdateAlias"],
      Resource: own("kms", "key/*"),
      Condition: {
        "ForAllValues:StringNotLike": { "kms:ResourceAliases": [`alias/${namePrefix}-*`] },
        Null: { "kms:ResourceAliases": ["false"] },
      },
    },
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
export function recorder(): Statement {
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

/** Terraform configures the services; findings and evaluations are told by those who find, and judged by people. */
export function noFindings(): Statement {
  return {
    Sid: "TellNoFindings",
    Effect: "Deny",
    Action: [
      "config:PutEvaluations",
      "config:PutExternalEvaluation",
      "guardduty:ArchiveFindings",
      "guardduty:CreateSampleFindings",
      "guardduty:UpdateFindingsFeedback",
      "securityhub:BatchImportFindings",
      "securityhub:BatchUpdateFindings",
    ],
    Resource: ["*"],
  };
}

/** What an account has once: these settings are the account's own, or the region's, and have no ARN. */
export function accountSettings(): Statement {
  return {
    Sid: "SetUpAccount",
    Effect: "Allow",
    Action: [
      "ec2:DisableEbsEncryptionByDefault",
      "ec2:DisableSnapshotBlockPublicAccess",
      "ec2:EnableEbsEncryptionByDefault",
      "ec2:EnableSnapshotBlockPublicAccess",
      "ec2:ModifyEbsDefaultKmsKeyId",
      "ec2:ModifyInstanceMetadataDefaults",
      "ec2:ResetEbsDefaultKmsKeyId",
      "iam:DeleteAccountPasswordPolicy",
      "iam:UpdateAccountPasswordPolicy",
      "s3:PutAccountPublicAccessBlock",
    ],
    Resource: ["*"],
  };
}
