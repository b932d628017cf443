import type { RolesContext } from "./roles-context";
import { own, type Statement, thisAccount } from "./statement";

/**
 * What Terraform reads to compare a stack with AWS. `Describe*` and `List*` of these services tell of configuration, so they
 * may be families; a `Get` is named wherever one of its service reads data (findings, log events, messages, images).
 * Functions and build projects hold code and environment variables: `readNamed`.
 */
const reads: Readonly<Record<string, readonly string[]>> = {
  "access-analyzer": ["GetAnalyzer", "GetArchiveRule", "List*"],
  cloudwatch: ["Describe*", "GetDashboard", "List*"],
  codebuild: ["List*"],
  codepipeline: ["GetPipeline", "List*"],
  config: [
    "Describe*",
    "GetOrganizationConfigRuleDetailedStatus",
    "GetOrganizationConformancePackDetailedStatus",
    "GetOrganizationCustomRulePolicy",
    "List*",
  ],
  detective: ["DescribeOrganizationConfiguration", "GetMembers", "List*"],
  dynamodb: ["Describe*", "GetResourcePolicy", "List*"],
  ec2: [
    "GetEbsDefaultKmsKeyId",
    "GetEbsEncryptionByDefault",
    "GetInstanceMetadataDefaults",
    "GetSnapshotBlockPublicAccessState",
  ],
  ecr: ["DescribeRepositories", "GetLifecyclePolicy", "GetRepositoryPolicy", "List*"],
  events: ["Describe*", "List*"],
  guardduty: ["Describe*", "GetDetector", "GetFilter", "GetMembers", "List*"],
  iam: [
    "GetAccountPasswordPolicy",
    "GetOpenIDConnectProvider",
    "GetPolicy*",
    "GetRole*",
    "GetServiceLinkedRoleDeletionStatus",
    "List*",
  ],
  inspector2: [
    "BatchGetAccountStatus",
    "DescribeOrganizationConfiguration",
    "GetDelegatedAdminAccount",
    "GetMember",
    "List*",
  ],
  kms: ["DescribeKey", "GetKeyPolicy", "GetKeyRotationStatus", "List*"],
  lambda: ["GetCodeSigningConfig", "ListTags"],
  logs: ["Describe*", "List*"],
  macie2: ["DescribeOrganizationConfiguration", "GetMacieSession", "GetMember", "List*"],
  oam: ["Get*", "List*"],
  organizations: ["Describe*", "List*"],
  s3: ["GetAccountPublicAccessBlock"],
  securityhub: [
    "BatchGetAutomationRules",
    "BatchGetConfigurationPolicyAssociations",
    "Describe*",
    "GetAdministratorAccount",
    "GetConfigurationPolicy*",
    "GetEnabledStandards",
    "GetFindingAggregator",
    "GetInsights",
    "List*",
  ],
  signer: ["DescribeSigningJob", "GetSigningProfile", "List*"],
  sns: ["GetDataProtectionPolicy", "GetSubscriptionAttributes", "GetTopicAttributes", "List*"],
  sqs: ["GetQueueAttributes", "GetQueueUrl", "List*"],
  xray: ["GetGroup", "GetGroups", "GetSamplingRules", "ListTagsForResource"],
};

/** Beside those: the trail, which only the management account has. */
const managementReads: typeof reads = {
  cloudtrail: ["DescribeTrails", "GetEventSelectors", "GetInsightSelectors", "GetTrail*", "List*"],
};

/** Families on every resource, because a listing has none, and a plan must see also what it did not make. */
export function readConfiguration(account: "member" | "management"): Statement {
  const services = account === "member" ? reads : { ...reads, ...managementReads };
  return {
    Sid: "ReadConfiguration",
    Effect: "Allow",
    Action: Object.entries(services).flatMap(([service, actions]) => actions.map((action) => `${service}:${action}`)),
    Resource: ["*"],
  };
}

/** Gatehouse's own functions and build projects: those of a workload may have secrets in their environment. */
export function readNamed(namePrefix: string): Statement {
  return {
    Sid: "ReadNamedResources",
    Effect: "Allow",
    Action: [
      "codebuild:BatchGetProjects",
      "lambda:GetAlias",
      "lambda:GetFunction*",
      "lambda:GetPolicy",
      "lambda:ListVersionsByFunction",
    ],
    Resource: [...own("codebuild", `project/${namePrefix}-*`), ...own("lambda", `function:${namePrefix}-*`)],
  };
}

/** The settings of Gatehouse's own buckets; the names of their objects come with knowing that a bucket exists. */
export function readBuckets(context: BucketNames): Statement {
  return {
    Sid: "ReadBuckets",
    Effect: "Allow",
    Action: [
      "s3:GetAccelerateConfiguration",
      "s3:GetBucket*",
      "s3:GetEncryptionConfiguration",
      "s3:GetLifecycleConfiguration",
      "s3:GetReplicationConfiguration",
      "s3:ListBucket",
    ],
    Resource: managedBuckets(context),
  };
}

type BucketNames = Pick<RolesContext, "namePrefix" | "adoptedBuckets">;

/** Gatehouse's own, and those that it took over. */
export function managedBuckets({ namePrefix, adoptedBuckets }: BucketNames): string[] {
  return [ownBuckets(namePrefix), ...adoptedBuckets.map((name) => `arn:aws:s3:::${name}`)];
}

export function ownBuckets(namePrefix: string): string {
  return `arn:aws:s3:::${namePrefix}-${thisAccount}-*`;
}

/** The only objects that Terraform itself makes: the scanners' configuration, and functions' code that is to be signed. */
export function ownObjects(namePrefix: string): string[] {
  return ["scan-config/*", "functions/*"].map((keys) => `${ownBuckets(namePrefix)}/${keys}`);
}
