/** Calls that switch a security service off, take an account out of it, or blind it; by service. */
const switchedOff: Readonly<Record<string, readonly string[]>> = {
  "access-analyzer": ["DeleteAnalyzer", "UpdateAnalyzer"],
  cloudtrail: ["DeleteTrail", "PutEventSelectors", "PutInsightSelectors", "StopLogging", "UpdateTrail"],
  config: [
    "DeleteAggregationAuthorization",
    "DeleteConfigurationAggregator",
    "DeleteConfigurationRecorder",
    "DeleteDeliveryChannel",
    "DeleteOrganizationConfigRule",
    "DeleteOrganizationConformancePack",
    "DeleteRetentionConfiguration",
    "PutConfigurationRecorder",
    "PutDeliveryChannel",
    "PutRetentionConfiguration",
    "StopConfigurationRecorder",
  ],
  detective: ["DeleteGraph", "DeleteMembers", "DisassociateMembership", "UpdateOrganizationConfiguration"],
  ec2: [
    "DisableEbsEncryptionByDefault",
    "DisableImageBlockPublicAccess",
    "DisableSnapshotBlockPublicAccess",
    // Also goes from all sharing to new sharing, which opens again what was public.
    "EnableSnapshotBlockPublicAccess",
    "ModifyEbsDefaultKmsKeyId",
    "ModifyInstanceMetadataDefaults",
    "ResetEbsDefaultKmsKeyId",
  ],
  guardduty: [
    "DeleteDetector",
    "DeleteMembers",
    "DeletePublishingDestination",
    "DisassociateFrom*",
    "DisassociateMembers",
    "StopMonitoringMembers",
    "UpdateDetector",
    "UpdateMemberDetectors",
    "UpdateOrganizationConfiguration",
    "UpdatePublishingDestination",
  ],
  iam: ["DeleteAccountPasswordPolicy", "UpdateAccountPasswordPolicy"],
  inspector2: ["Disable", "DisassociateMember", "UpdateOrganizationConfiguration"],
  macie2: [
    "DeleteMember",
    "DisableMacie",
    "DisassociateFrom*",
    "DisassociateMember",
    "UpdateMacieSession",
    "UpdateOrganizationConfiguration",
  ],
  oam: ["DeleteLink", "DeleteSink", "PutSinkPolicy", "UpdateLink"],
  s3: ["PutAccountPublicAccessBlock"],
  securityhub: [
    "BatchDisableStandards",
    "DeleteConfigurationPolicy",
    "DeleteFindingAggregator",
    "DeleteMembers",
    "DisableSecurityHub",
    "DisassociateFrom*",
    "DisassociateMembers",
    "StartConfigurationPolicyDisassociation",
    "UpdateConfigurationPolicy",
    "UpdateFindingAggregator",
    "UpdateOrganizationConfiguration",
    "UpdateSecurityHubConfiguration",
  ],
};

/** Calls by which whoever manages one of these changes it. */
const ownersActions = {
  recorder: [
    "config:DeleteConfigurationRecorder",
    "config:DeleteRetentionConfiguration",
    "config:PutConfigurationRecorder",
    "config:PutRetentionConfiguration",
    "config:StopConfigurationRecorder",
  ],
  deliveryChannel: ["config:DeleteDeliveryChannel", "config:PutDeliveryChannel"],
  detector: ["guardduty:DeleteDetector", "guardduty:UpdateDetector"],
  trail: [
    "cloudtrail:DeleteTrail",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:PutInsightSelectors",
    "cloudtrail:StopLogging",
    "cloudtrail:UpdateTrail",
  ],
} as const;

export type ProtectedPart = keyof typeof ownersActions;

/**
 * Most of these name no resource of ours: their ids are AWS's.
 * @param leftToOthers what others manage, who must be able to change it
 */
export function serviceActions(leftToOthers: readonly ProtectedPart[] = []): readonly string[] {
  const theirs: readonly string[] = leftToOthers.flatMap((part) => ownersActions[part]);
  return Object.entries(switchedOff)
    .flatMap(([service, actions]) => actions.map((action) => `${service}:${action}`))
    .filter((action) => !theirs.includes(action));
}
