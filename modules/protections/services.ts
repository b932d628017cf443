/** Parts of an account's protection that others may manage, with the calls by which whoever does so changes them. */
const parts = {
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

export type ProtectedPart = keyof typeof parts;

/** Other calls that switch a security service off, take an account out of it, or blind it; by service. */
const switchedOff: Readonly<Record<string, readonly string[]>> = {
  "access-analyzer": ["DeleteAnalyzer", "UpdateAnalyzer"],
  config: [
    "DeleteAggregationAuthorization",
    "DeleteConfigurationAggregator",
    "DeleteOrganizationConfigRule",
    "DeleteOrganizationConformancePack",
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
    "DeleteMembers",
    "DeletePublishingDestination",
    "DisassociateFrom*",
    "DisassociateMembers",
    "StopMonitoringMembers",
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

/**
 * Most of these name no resource of ours: their ids are AWS's.
 * @param leftToOthers what others manage, who must be able to change it
 */
export function serviceActions(leftToOthers: readonly ProtectedPart[] = []): readonly string[] {
  const ours = (Object.keys(parts) as ProtectedPart[]).filter((part) => !leftToOthers.includes(part));
  return [
    ...ours.flatMap((part) => parts[part]),
    ...Object.entries(switchedOff).flatMap(([service, actions]) => actions.map((action) => `${service}:${action}`)),
  ].sort();
}
