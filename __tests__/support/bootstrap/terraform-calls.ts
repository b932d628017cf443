import type { TerraformJson, TerraformResource } from "../synth";

/** What Terraform's provider asks of AWS for a resource. */
export interface Calls {
  /** To make, change and remove it. */
  readonly writes: readonly string[];
  /** To compare it with its configuration. */
  readonly reads: readonly string[];
  /** What undoes it for good, where `preventDestroy` keeps Terraform from it. */
  readonly loses?: string;
  /** What the writes are about. @default every resource, as the actions have none whose ARN is known before */
  readonly arn?: (resource: Named) => string;
  /** Reads that are about the resource itself, and not about all. @default false */
  readonly readsNamed?: boolean;
  /** Keys of the requests. */
  readonly context?: (resource: Named) => Readonly<Record<string, string>>;
  /** The argument with the role that is passed on, and to whom. */
  readonly passes?: { readonly argument: string; readonly service: string };
}

/** A resource of a stack, with Terraform's references filled in. */
export interface Named {
  readonly account: string;
  readonly region: string;
  readonly text: (argument: string) => string;
}

const calls = (service: string, names: string) => names.split(" ").map((name) => `${service}:${name}`);
const named =
  (service: string, type: string, argument = "name") =>
  ({ account, region, text }: Named) =>
    `arn:aws:${service}:${region}:${account}:${type}${text(argument)}`;
const iam =
  (type: string, argument = "name") =>
  ({ account, text }: Named) =>
    `arn:aws:iam::${account}:${type}${text(argument)}`;
const bucket = ({ text }: Named) => `arn:aws:s3:::${text("bucket")}`;
const object = (resource: Named) => `${bucket(resource)}/${resource.text("key")}`;
const ofBucket = (writes: string, reads: string): Calls => ({
  writes: calls("s3", writes),
  reads: calls("s3", reads),
  arn: bucket,
  readsNamed: true,
});
/** A reference to a queue's or topic's address says which it is. */
const rule = ({ account, region, text }: Named, name: string) =>
  `arn:aws:events:${region}:${account}:rule/${text("event_bus_name") && `${text("event_bus_name")}/`}${text(name)}`;
const boundary = ({ text }: Named) => ({ "iam:PermissionsBoundary": text("permissions_boundary") });
const roleOf = ({ text }: Named) => ({ "iam:PermissionsBoundary": text("role.permissions_boundary") });
const delegation = calls(
  "organizations",
  "EnableAWSServiceAccess RegisterDelegatedAdministrator DeregisterDelegatedAdministrator",
);
/** Each service asks Organizations about itself: https://docs.aws.amazon.com/organizations/latest/userguide/security_iam_id-based-policy-examples.html */
const about = (service: string) => () => ({ "organizations:ServicePrincipal": `${service}.amazonaws.com` });
const serviceControlPolicy = { "organizations:PolicyType": "SERVICE_CONTROL_POLICY" };
const delegationReads = calls("organizations", "DescribeOrganization ListDelegatedAdministrators");

/**
 * By type: read out of the provider's source and AWS's own lists of the permissions that each call needs. A type that is not
 * here fails the test of the roles, because nobody has looked yet what it needs.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const terraformCalls: Readonly<Record<string, Calls>> = {
  aws_accessanalyzer_analyzer: {
    writes: calls("access-analyzer", "CreateAnalyzer UpdateAnalyzer DeleteAnalyzer TagResource UntagResource"),
    reads: calls("access-analyzer", "GetAnalyzer ListTagsForResource"),
  },
  aws_accessanalyzer_archive_rule: {
    writes: calls("access-analyzer", "CreateArchiveRule UpdateArchiveRule DeleteArchiveRule"),
    reads: ["access-analyzer:GetArchiveRule"],
  },
  aws_cloudtrail: {
    writes: calls("cloudtrail", "CreateTrail UpdateTrail StartLogging PutEventSelectors AddTags RemoveTags"),
    reads: calls("cloudtrail", "DescribeTrails GetTrailStatus GetEventSelectors GetInsightSelectors ListTags"),
    loses: "cloudtrail:DeleteTrail",
    arn: named("cloudtrail", "trail/"),
    passes: { argument: "cloud_watch_logs_role_arn", service: "cloudtrail.amazonaws.com" },
  },
  aws_cloudwatch_dashboard: {
    writes: calls("cloudwatch", "PutDashboard DeleteDashboards"),
    reads: ["cloudwatch:GetDashboard"],
    arn: ({ account, text }) => `arn:aws:cloudwatch::${account}:dashboard/${text("dashboard_name")}`,
  },
  aws_cloudwatch_event_bus: {
    writes: calls("events", "CreateEventBus UpdateEventBus DeleteEventBus TagResource UntagResource"),
    reads: calls("events", "DescribeEventBus ListTagsForResource"),
    arn: named("events", "event-bus/"),
  },
  aws_cloudwatch_event_bus_policy: {
    writes: calls("events", "PutPermission RemovePermission"),
    reads: ["events:DescribeEventBus"],
    arn: named("events", "event-bus/", "event_bus_name"),
  },
  aws_cloudwatch_event_rule: {
    writes: calls("events", "PutRule DeleteRule EnableRule DisableRule TagResource UntagResource"),
    reads: calls("events", "DescribeRule ListTagsForResource"),
    arn: (resource) => rule(resource, "name"),
  },
  aws_cloudwatch_event_target: {
    writes: calls("events", "PutTargets RemoveTargets"),
    reads: ["events:ListTargetsByRule"],
    arn: (resource) => rule(resource, "rule"),
    passes: { argument: "role_arn", service: "events.amazonaws.com" },
  },
  aws_cloudwatch_log_group: {
    writes: calls(
      "logs",
      "CreateLogGroup DeleteLogGroup PutRetentionPolicy DeleteRetentionPolicy AssociateKmsKey TagResource UntagResource",
    ),
    reads: calls("logs", "DescribeLogGroups ListTagsForResource"),
    arn: named("logs", "log-group:"),
  },
  aws_cloudwatch_metric_alarm: {
    writes: calls("cloudwatch", "PutMetricAlarm DeleteAlarms TagResource UntagResource"),
    reads: calls("cloudwatch", "DescribeAlarms ListTagsForResource"),
    arn: named("cloudwatch", "alarm:", "alarm_name"),
  },
  aws_codebuild_project: {
    writes: calls("codebuild", "CreateProject UpdateProject DeleteProject"),
    reads: ["codebuild:BatchGetProjects"],
    arn: named("codebuild", "project/"),
    readsNamed: true,
    passes: { argument: "service_role", service: "codebuild.amazonaws.com" },
  },
  aws_codepipeline: {
    writes: calls("codepipeline", "CreatePipeline UpdatePipeline DeletePipeline TagResource UntagResource"),
    reads: calls("codepipeline", "GetPipeline ListTagsForResource"),
    arn: named("codepipeline", ""),
    passes: { argument: "role_arn", service: "codepipeline.amazonaws.com" },
  },
  aws_config_configuration_aggregator: {
    writes: calls("config", "PutConfigurationAggregator DeleteConfigurationAggregator TagResource UntagResource"),
    reads: calls("config", "DescribeConfigurationAggregators ListTagsForResource"),
  },
  aws_config_configuration_recorder: {
    writes: calls("config", "PutConfigurationRecorder DeleteConfigurationRecorder"),
    reads: ["config:DescribeConfigurationRecorders"],
    passes: { argument: "role_arn", service: "config.amazonaws.com" },
  },
  aws_config_configuration_recorder_status: {
    writes: calls("config", "StartConfigurationRecorder StopConfigurationRecorder"),
    reads: ["config:DescribeConfigurationRecorderStatus"],
  },
  aws_config_delivery_channel: {
    writes: calls("config", "PutDeliveryChannel DeleteDeliveryChannel"),
    reads: ["config:DescribeDeliveryChannels"],
  },
  aws_config_organization_custom_policy_rule: {
    writes: calls("config", "PutOrganizationConfigRule DeleteOrganizationConfigRule"),
    reads: calls(
      "config",
      "DescribeOrganizationConfigRules DescribeOrganizationConfigRuleStatuses GetOrganizationConfigRuleDetailedStatus GetOrganizationCustomRulePolicy",
    ),
  },
  aws_config_organization_managed_rule: {
    writes: calls("config", "PutOrganizationConfigRule DeleteOrganizationConfigRule"),
    reads: calls(
      "config",
      "DescribeOrganizationConfigRules DescribeOrganizationConfigRuleStatuses GetOrganizationConfigRuleDetailedStatus",
    ),
  },
  aws_config_organization_conformance_pack: {
    writes: calls("config", "PutOrganizationConformancePack DeleteOrganizationConformancePack"),
    reads: calls(
      "config",
      "DescribeOrganizationConformancePacks DescribeOrganizationConformancePackStatuses GetOrganizationConformancePackDetailedStatus",
    ),
  },
  aws_detective_graph: {
    writes: calls("detective", "CreateGraph TagResource UntagResource"),
    reads: calls("detective", "ListGraphs ListTagsForResource"),
    loses: "detective:DeleteGraph",
  },
  aws_detective_member: {
    writes: calls("detective", "CreateMembers DeleteMembers"),
    reads: ["detective:GetMembers"],
  },
  aws_detective_organization_admin_account: {
    writes: [...calls("detective", "EnableOrganizationAdminAccount DisableOrganizationAdminAccount"), ...delegation],
    reads: ["detective:ListOrganizationAdminAccounts", ...delegationReads],
    context: about("detective"),
  },
  aws_detective_organization_configuration: {
    writes: ["detective:UpdateOrganizationConfiguration"],
    reads: ["detective:DescribeOrganizationConfiguration"],
  },
  aws_config_retention_configuration: {
    writes: calls("config", "PutRetentionConfiguration DeleteRetentionConfiguration"),
    reads: ["config:DescribeRetentionConfigurations"],
  },
  aws_dynamodb_table: {
    writes: calls(
      "dynamodb",
      "CreateTable UpdateTable UpdateContinuousBackups UpdateTimeToLive TagResource UntagResource",
    ),
    reads: calls("dynamodb", "DescribeTable DescribeContinuousBackups DescribeTimeToLive ListTagsOfResource"),
    loses: "dynamodb:DeleteTable",
    arn: named("dynamodb", "table/"),
  },
  aws_ebs_default_kms_key: {
    writes: calls("ec2", "ModifyEbsDefaultKmsKeyId ResetEbsDefaultKmsKeyId"),
    reads: ["ec2:GetEbsDefaultKmsKeyId"],
  },
  aws_ebs_encryption_by_default: {
    writes: calls("ec2", "EnableEbsEncryptionByDefault DisableEbsEncryptionByDefault"),
    reads: ["ec2:GetEbsEncryptionByDefault"],
  },
  aws_ebs_snapshot_block_public_access: {
    writes: calls("ec2", "EnableSnapshotBlockPublicAccess DisableSnapshotBlockPublicAccess"),
    reads: ["ec2:GetSnapshotBlockPublicAccessState"],
  },
  aws_ec2_instance_metadata_defaults: {
    writes: ["ec2:ModifyInstanceMetadataDefaults"],
    reads: ["ec2:GetInstanceMetadataDefaults"],
  },
  aws_ecr_lifecycle_policy: {
    writes: calls("ecr", "PutLifecyclePolicy DeleteLifecyclePolicy"),
    reads: ["ecr:GetLifecyclePolicy"],
    arn: named("ecr", "repository/", "repository"),
  },
  aws_ecr_repository: {
    writes: calls(
      "ecr",
      "CreateRepository PutImageTagMutability PutImageScanningConfiguration TagResource UntagResource",
    ),
    reads: calls("ecr", "DescribeRepositories ListTagsForResource"),
    loses: "ecr:DeleteRepository",
    arn: named("ecr", "repository/"),
  },
  aws_ecr_repository_policy: {
    writes: calls("ecr", "SetRepositoryPolicy DeleteRepositoryPolicy"),
    reads: ["ecr:GetRepositoryPolicy"],
    arn: named("ecr", "repository/", "repository"),
  },
  aws_guardduty_detector: {
    writes: calls("guardduty", "CreateDetector UpdateDetector TagResource UntagResource"),
    reads: calls("guardduty", "GetDetector ListDetectors ListTagsForResource"),
    loses: "guardduty:DeleteDetector",
  },
  aws_guardduty_detector_feature: {
    writes: ["guardduty:UpdateDetector"],
    reads: ["guardduty:GetDetector"],
  },
  aws_guardduty_filter: {
    writes: calls("guardduty", "CreateFilter UpdateFilter DeleteFilter TagResource UntagResource"),
    reads: calls("guardduty", "GetFilter ListTagsForResource"),
  },
  aws_guardduty_organization_admin_account: {
    writes: [...calls("guardduty", "EnableOrganizationAdminAccount DisableOrganizationAdminAccount"), ...delegation],
    reads: ["guardduty:ListOrganizationAdminAccounts", ...delegationReads],
    context: about("guardduty"),
  },
  aws_guardduty_organization_configuration: {
    writes: ["guardduty:UpdateOrganizationConfiguration"],
    reads: ["guardduty:DescribeOrganizationConfiguration"],
  },
  aws_guardduty_organization_configuration_feature: {
    writes: ["guardduty:UpdateOrganizationConfiguration"],
    reads: ["guardduty:DescribeOrganizationConfiguration"],
  },
  aws_guardduty_publishing_destination: {
    writes: calls("guardduty", "CreatePublishingDestination UpdatePublishingDestination DeletePublishingDestination"),
    reads: ["guardduty:DescribePublishingDestination"],
  },
  aws_iam_account_password_policy: {
    writes: calls("iam", "UpdateAccountPasswordPolicy DeleteAccountPasswordPolicy"),
    reads: ["iam:GetAccountPasswordPolicy"],
  },
  aws_iam_openid_connect_provider: {
    writes: calls(
      "iam",
      "CreateOpenIDConnectProvider DeleteOpenIDConnectProvider TagOpenIDConnectProvider UntagOpenIDConnectProvider AddClientIDToOpenIDConnectProvider RemoveClientIDFromOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint",
    ),
    reads: ["iam:GetOpenIDConnectProvider"],
    arn: ({ account, text }) => `arn:aws:iam::${account}:oidc-provider/${text("url").replace("https://", "")}`,
  },
  aws_iam_policy: {
    writes: calls("iam", "CreatePolicy CreatePolicyVersion DeletePolicyVersion TagPolicy UntagPolicy"),
    reads: calls("iam", "GetPolicy GetPolicyVersion ListPolicyVersions"),
    loses: "iam:DeletePolicy",
    arn: iam("policy/"),
  },
  aws_iam_role: {
    writes: calls(
      "iam",
      "CreateRole DeleteRole UpdateAssumeRolePolicy UpdateRole PutRolePermissionsBoundary TagRole UntagRole",
    ),
    reads: calls("iam", "GetRole ListRolePolicies ListAttachedRolePolicies ListInstanceProfilesForRole"),
    arn: iam("role/"),
    context: boundary,
  },
  aws_iam_role_policy: {
    writes: calls("iam", "PutRolePolicy DeleteRolePolicy"),
    reads: ["iam:GetRolePolicy"],
    arn: iam("role/", "role"),
    context: roleOf,
  },
  aws_iam_role_policy_attachment: {
    writes: calls("iam", "AttachRolePolicy DetachRolePolicy"),
    reads: ["iam:ListAttachedRolePolicies"],
    arn: iam("role/", "role"),
    context: roleOf,
  },
  aws_iam_service_linked_role: {
    writes: calls("iam", "CreateServiceLinkedRole DeleteServiceLinkedRole TagRole UntagRole"),
    reads: calls("iam", "GetRole GetServiceLinkedRoleDeletionStatus"),
    arn: ({ account, text }) =>
      `arn:aws:iam::${account}:role/aws-service-role/${text("aws_service_name")}/AWSServiceRole`,
    context: ({ text }) => ({ "iam:AWSServiceName": text("aws_service_name") }),
  },
  aws_inspector2_delegated_admin_account: {
    writes: [...calls("inspector2", "EnableDelegatedAdminAccount DisableDelegatedAdminAccount"), ...delegation],
    reads: ["inspector2:ListDelegatedAdminAccounts", "inspector2:GetDelegatedAdminAccount", ...delegationReads],
    context: about("inspector2"),
  },
  aws_inspector2_enabler: {
    writes: calls("inspector2", "Enable Disable"),
    reads: ["inspector2:BatchGetAccountStatus"],
  },
  aws_inspector2_member_association: {
    writes: calls("inspector2", "AssociateMember DisassociateMember"),
    reads: calls("inspector2", "GetMember ListMembers"),
  },
  aws_inspector2_organization_configuration: {
    writes: ["inspector2:UpdateOrganizationConfiguration"],
    reads: ["inspector2:DescribeOrganizationConfiguration"],
  },
  aws_kms_alias: {
    writes: calls("kms", "CreateAlias UpdateAlias DeleteAlias"),
    reads: ["kms:ListAliases"],
    arn: named("kms", ""),
  },
  aws_kms_key: {
    writes: calls("kms", "CreateKey PutKeyPolicy EnableKeyRotation UpdateKeyDescription TagResource UntagResource"),
    reads: calls("kms", "DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags"),
    loses: "kms:ScheduleKeyDeletion",
  },
  aws_lambda_alias: {
    writes: calls("lambda", "CreateAlias UpdateAlias DeleteAlias"),
    reads: ["lambda:GetAlias"],
    arn: named("lambda", "function:", "function_name"),
    readsNamed: true,
  },
  aws_lambda_code_signing_config: {
    writes: calls("lambda", "CreateCodeSigningConfig UpdateCodeSigningConfig DeleteCodeSigningConfig"),
    reads: ["lambda:GetCodeSigningConfig"],
  },
  aws_lambda_function: {
    writes: calls(
      "lambda",
      "CreateFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction PublishVersion PutFunctionConcurrency DeleteFunctionConcurrency PutFunctionCodeSigningConfig TagResource UntagResource",
    ),
    reads: calls("lambda", "GetFunction GetFunctionCodeSigningConfig ListVersionsByFunction ListTags"),
    arn: named("lambda", "function:", "function_name"),
    readsNamed: true,
    passes: { argument: "role", service: "lambda.amazonaws.com" },
  },
  aws_lambda_permission: {
    writes: calls("lambda", "AddPermission RemovePermission"),
    reads: ["lambda:GetPolicy"],
    arn: named("lambda", "function:", "function_name"),
    readsNamed: true,
  },
  aws_macie2_account: {
    writes: calls("macie2", "EnableMacie UpdateMacieSession"),
    reads: ["macie2:GetMacieSession"],
    loses: "macie2:DisableMacie",
  },
  aws_macie2_member: {
    writes: calls(
      "macie2",
      "CreateMember DeleteMember DisassociateMember UpdateMemberSession TagResource UntagResource",
    ),
    reads: calls("macie2", "GetMember ListTagsForResource"),
  },
  aws_macie2_organization_admin_account: {
    writes: [...calls("macie2", "EnableOrganizationAdminAccount DisableOrganizationAdminAccount"), ...delegation],
    reads: ["macie2:ListOrganizationAdminAccounts", ...delegationReads],
    context: about("macie"),
  },
  aws_macie2_organization_configuration: {
    writes: ["macie2:UpdateOrganizationConfiguration"],
    reads: ["macie2:DescribeOrganizationConfiguration"],
  },
  aws_oam_link: {
    writes: [
      ...calls("oam", "CreateLink UpdateLink DeleteLink TagResource UntagResource"),
      "cloudwatch:Link",
      "logs:Link",
      "xray:Link",
    ],
    reads: calls("oam", "GetLink ListTagsForResource"),
  },
  aws_oam_sink: {
    writes: calls("oam", "CreateSink DeleteSink TagResource UntagResource"),
    reads: calls("oam", "GetSink ListTagsForResource"),
  },
  aws_oam_sink_policy: { writes: ["oam:PutSinkPolicy"], reads: ["oam:GetSinkPolicy"] },
  aws_organizations_delegated_administrator: {
    writes: delegation.slice(1),
    reads: delegationReads,
    context: ({ text }) => ({ "organizations:ServicePrincipal": text("service_principal") }),
  },
  aws_organizations_policy: {
    writes: calls("organizations", "CreatePolicy UpdatePolicy DeletePolicy TagResource UntagResource"),
    reads: calls("organizations", "DescribePolicy ListTagsForResource"),
    arn: ({ account }) => `arn:aws:organizations::${account}:policy/o-exampleorg1/service_control_policy/p-1`,
    context: () => serviceControlPolicy,
  },
  aws_organizations_policy_attachment: {
    writes: calls("organizations", "AttachPolicy DetachPolicy"),
    reads: ["organizations:ListTargetsForPolicy"],
    context: () => serviceControlPolicy,
  },
  aws_s3_account_public_access_block: {
    writes: ["s3:PutAccountPublicAccessBlock"],
    reads: ["s3:GetAccountPublicAccessBlock"],
  },
  aws_s3_bucket: {
    ...ofBucket(
      "CreateBucket PutBucketTagging PutBucketObjectLockConfiguration",
      "ListBucket GetBucketPolicy GetBucketAcl GetBucketCORS GetBucketWebsite GetBucketVersioning GetAccelerateConfiguration GetBucketRequestPayment GetBucketLogging GetLifecycleConfiguration GetReplicationConfiguration GetEncryptionConfiguration GetBucketObjectLockConfiguration GetBucketTagging GetBucketLocation",
    ),
    loses: "s3:DeleteBucket",
  },
  aws_s3_bucket_lifecycle_configuration: ofBucket("PutLifecycleConfiguration", "GetLifecycleConfiguration"),
  aws_s3_bucket_logging: ofBucket("PutBucketLogging", "GetBucketLogging"),
  aws_s3_bucket_notification: ofBucket("PutBucketNotification", "GetBucketNotification"),
  aws_s3_bucket_object_lock_configuration: ofBucket(
    "PutBucketObjectLockConfiguration",
    "GetBucketObjectLockConfiguration",
  ),
  aws_s3_bucket_ownership_controls: ofBucket("PutBucketOwnershipControls", "GetBucketOwnershipControls"),
  aws_s3_bucket_policy: ofBucket("PutBucketPolicy DeleteBucketPolicy", "GetBucketPolicy"),
  aws_s3_bucket_public_access_block: ofBucket("PutBucketPublicAccessBlock", "GetBucketPublicAccessBlock"),
  aws_s3_bucket_server_side_encryption_configuration: ofBucket(
    "PutEncryptionConfiguration",
    "GetEncryptionConfiguration",
  ),
  aws_s3_bucket_versioning: ofBucket("PutBucketVersioning", "GetBucketVersioning"),
  aws_s3_object: {
    writes: calls("s3", "PutObject PutObjectTagging DeleteObject DeleteObjectVersion"),
    reads: calls("s3", "GetObject GetObjectTagging"),
    arn: object,
    readsNamed: true,
  },
  aws_securityhub_account: {
    writes: calls("securityhub", "EnableSecurityHub UpdateSecurityHubConfiguration"),
    reads: calls("securityhub", "DescribeHub"),
  },
  aws_securityhub_action_target: {
    writes: calls("securityhub", "CreateActionTarget UpdateActionTarget DeleteActionTarget"),
    reads: ["securityhub:DescribeActionTargets"],
  },
  aws_securityhub_automation_rule: {
    writes: calls(
      "securityhub",
      "CreateAutomationRule BatchUpdateAutomationRules BatchDeleteAutomationRules TagResource UntagResource",
    ),
    reads: calls("securityhub", "BatchGetAutomationRules ListTagsForResource"),
  },
  aws_securityhub_configuration_policy: {
    writes: calls("securityhub", "CreateConfigurationPolicy UpdateConfigurationPolicy DeleteConfigurationPolicy"),
    reads: ["securityhub:GetConfigurationPolicy"],
  },
  aws_securityhub_configuration_policy_association: {
    writes: calls("securityhub", "StartConfigurationPolicyAssociation StartConfigurationPolicyDisassociation"),
    reads: ["securityhub:GetConfigurationPolicyAssociation"],
  },
  aws_securityhub_finding_aggregator: {
    writes: calls("securityhub", "CreateFindingAggregator UpdateFindingAggregator DeleteFindingAggregator"),
    reads: calls("securityhub", "GetFindingAggregator ListFindingAggregators"),
  },
  aws_securityhub_insight: {
    writes: calls("securityhub", "CreateInsight UpdateInsight DeleteInsight"),
    reads: ["securityhub:GetInsights"],
  },
  aws_securityhub_organization_admin_account: {
    writes: [...calls("securityhub", "EnableOrganizationAdminAccount DisableOrganizationAdminAccount"), ...delegation],
    reads: ["securityhub:ListOrganizationAdminAccounts", ...delegationReads],
    context: about("securityhub"),
  },
  aws_securityhub_organization_configuration: {
    writes: ["securityhub:UpdateOrganizationConfiguration"],
    // With less than these the call itself is refused: hashicorp/terraform-provider-aws#38043.
    reads: [
      "securityhub:DescribeOrganizationConfiguration",
      ...calls("organizations", "DescribeOrganization ListAccounts"),
    ],
  },
  aws_securityhub_product_subscription: {
    writes: calls("securityhub", "EnableImportFindingsForProduct DisableImportFindingsForProduct"),
    reads: ["securityhub:ListEnabledProductsForImport"],
  },
  aws_signer_signing_job: {
    writes: ["signer:StartSigningJob"],
    reads: ["signer:DescribeSigningJob"],
  },
  aws_sns_topic: {
    writes: calls("sns", "CreateTopic DeleteTopic SetTopicAttributes TagResource UntagResource"),
    reads: calls("sns", "GetTopicAttributes ListTagsForResource"),
    arn: named("sns", ""),
  },
  aws_sns_topic_policy: {
    writes: ["sns:SetTopicAttributes"],
    reads: ["sns:GetTopicAttributes"],
    arn: named("sns", "", "arn"),
  },
  aws_sns_topic_subscription: {
    writes: calls("sns", "Subscribe SetSubscriptionAttributes"),
    reads: ["sns:GetSubscriptionAttributes"],
    arn: named("sns", "", "topic_arn"),
  },
  aws_sqs_queue: {
    writes: calls("sqs", "CreateQueue DeleteQueue SetQueueAttributes TagQueue UntagQueue"),
    reads: calls("sqs", "GetQueueAttributes ListQueueTags"),
    arn: named("sqs", ""),
  },
  aws_sqs_queue_policy: {
    writes: ["sqs:SetQueueAttributes"],
    reads: ["sqs:GetQueueAttributes"],
    arn: named("sqs", "", "queue_url"),
  },
  aws_xray_group: {
    writes: calls("xray", "CreateGroup UpdateGroup DeleteGroup TagResource UntagResource"),
    reads: calls("xray", "GetGroup ListTagsForResource"),
    arn: (resource) => `${named("xray", "group/", "group_name")(resource)}/ABC`,
  },
  aws_xray_sampling_rule: {
    writes: calls("xray", "CreateSamplingRule UpdateSamplingRule DeleteSamplingRule TagResource UntagResource"),
    reads: calls("xray", "GetSamplingRules ListTagsForResource"),
    arn: named("xray", "sampling-rule/", "rule_name"),
  },
};

/** What data sources read. */
export const terraformLookups: Readonly<Record<string, readonly string[]>> = {
  aws_guardduty_detector: calls("guardduty", "ListDetectors GetDetector"),
  aws_iam_policy_document: [],
  aws_kms_alias: calls("kms", "ListAliases DescribeKey"),
  aws_organizations_organization: calls(
    "organizations",
    "DescribeOrganization ListAccounts ListRoots ListAWSServiceAccessForOrganization ListDelegatedAdministrators",
  ),
};

/** A resource's arguments as AWS gets them; `role.<argument>` is one of the role that it names. */
export function namedResource(body: TerraformResource, json: TerraformJson): Named {
  const { region, allowed_account_ids: accounts } = json.provider.aws[0] ?? {};
  const account = String(accounts);
  const text = (argument: string): string => {
    const [of, inner] = argument.split(".");
    if (of === "role" && inner) return given(referred(String(body.role), json)?.[inner]);
    return given(body[argument]);
  };
  const given = (value: unknown): string =>
    value === undefined
      ? ""
      : String(value).replace(/\$\{([^}]+)\}/g, (reference) => {
          const target = referred(reference, json);
          if (target === undefined) throw new Error(`nothing here knows what ${reference} would be`);
          if (/^\$\{aws_iam_(role|policy|service_linked_role)\..*\.arn\}$/.test(reference))
            return iamArn(reference, target, account);
          const name =
            target.name ?? target.bucket ?? target.function_name ?? target.group_name ?? target.dashboard_name;
          return given(name);
        });
  return { account, region: String(region), text };
}

function iamArn(reference: string, target: TerraformResource, account: string): string {
  if (reference.includes("service_linked_role"))
    return `arn:aws:iam::${account}:role/aws-service-role/${target.aws_service_name}/AWSServiceRole`;
  return `arn:aws:iam::${account}:${reference.includes("_policy.") ? "policy" : "role"}/${target.name}`;
}

function referred(reference: string, { resource }: TerraformJson): TerraformResource | undefined {
  const [type = "", id = ""] = reference.replace(/^\$\{|\}$/g, "").split(".");
  return resource[type]?.[id];
}
