import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { Construct } from "constructs";
import { ownKeys, ownResources } from "./own-resources";
import { arnLike, type Condition, type PolicyStatement } from "./policy";
import { gateActions } from "./protections/own-resources";
import { roleActions } from "./role-actions";
import { waive } from "./waive";

export interface PermissionsBoundaryProps {
  readonly policyName: string;
  readonly accountId: string;
  readonly namePrefix: string;
  readonly organizationId: string;
  /** Roles that Terraform assumes in the account. */
  readonly terraformRoleNames: readonly string[];
}

/**
 * The most that any role here can do. It grants nothing by itself. IAM is closed but for Gatehouse's own roles, which may
 * make bounded roles and touch no role of Gatehouse or Terraform; what runs in a workload cannot manage IAM at all, and
 * reaches nothing that is Gatehouse's. No bounded role goes round a gate: only Terraform's has no boundary.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export class PermissionsBoundary extends Construct {
  /** The policy's own ARN: whoever uses it waits until the policy exists. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: PermissionsBoundaryProps) {
    super(scope, id);

    const document = new DataAwsIamPolicyDocument(this, "document", {
      statement: [...allowed(props), ...denied(props)],
    });
    waive(document, ...rulesForGrants.map((rule) => ({ ...onlyCeiling, rule })));
    this.arn = new IamPolicy(this, "Default", {
      name: props.policyName,
      description: "Boundary of every role that Gatehouse and the workloads' deployments create",
      policy: document.json,
      lifecycle: { preventDestroy: true },
    }).arn;
  }
}

/** Rules of documents that grant something. */
const rulesForGrants = ["CKV_AWS_107", "CKV_AWS_108", "CKV_AWS_109", "CKV_AWS_110", "CKV_AWS_111", "CKV_AWS_356"];

const onlyCeiling = {
  reason:
    "A permissions boundary grants nothing; its Allow is the ceiling below which the Deny statements take effect.",
  owner: "platform-team",
  expires: "2027-02-15",
};

function allowed({ accountId, namePrefix }: PermissionsBoundaryProps): PolicyStatement[] {
  return [
    { sid: "Ceiling", notActions: ["iam:*", "organizations:*", "account:*"], resources: ["*"] },
    { sid: "ReadOrganization", actions: ["organizations:Describe*", "organizations:List*"], resources: ["*"] },
    {
      sid: "ManageRoles",
      actions: [...roleActions, "iam:CreateServiceLinkedRole", "iam:PassRole", "iam:PutRolePermissionsBoundary"].sort(),
      resources: ["*"],
      condition: [arnLike("aws:PrincipalArn", `arn:aws:iam::${accountId}:role/${namePrefix}-*`)],
    },
  ];
}

function denied(props: PermissionsBoundaryProps): PolicyStatement[] {
  const { accountId, namePrefix, policyName, terraformRoleNames, organizationId } = props;
  const own = (service: string, resource: string) => `arn:aws:${service}:*:${accountId}:${resource}${namePrefix}-*`;
  const ownRoles = [`${namePrefix}-*`, ...terraformRoleNames].map((name) => `arn:aws:iam::${accountId}:role/${name}`);
  const keys = ownKeys(props);
  /** Any but Gatehouse's own roles; those of the templates are named after their stacks. */
  const byOthers: Condition[] = [
    {
      test: "ArnNotLike",
      variable: "aws:PrincipalArn",
      values: [`arn:aws:iam::${accountId}:role/${namePrefix}-*`],
    },
  ];
  return [
    {
      sid: "OnlyBoundedRoles",
      effect: "Deny",
      actions: ["iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:AttachRolePolicy", "iam:PutRolePolicy"],
      resources: ["*"],
      condition: [
        {
          test: "StringNotEquals",
          variable: "iam:PermissionsBoundary",
          values: [`arn:aws:iam::${accountId}:policy/${policyName}`],
        },
      ],
    },
    {
      sid: "KeepOwnRoles",
      effect: "Deny",
      actions: [
        "iam:AttachRolePolicy",
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:PutRolePermissionsBoundary",
        "iam:PutRolePolicy",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
      ],
      resources: ownRoles,
    },
    {
      sid: "KeepGate",
      effect: "Deny",
      // Nor what people do every day, which no role of a workload has to.
      actions: [
        ...gateActions,
        "codepipeline:*StageTransition",
        "codepipeline:PutApprovalResult",
        "codepipeline:RetryStageExecution",
      ],
      resources: [own("codebuild", "project/"), own("codepipeline", ""), own("lambda", "function:")],
    },
    {
      sid: "KeepRules",
      effect: "Deny",
      actions: [
        "events:Delete*",
        "events:DisableRule",
        "events:PutPermission",
        "events:PutRule",
        "events:PutTargets",
        "events:Remove*",
      ],
      resources: [own("events", "event-bus/"), own("events", "rule/")],
    },
    {
      sid: "KeepBuckets",
      effect: "Deny",
      actions: ["s3:DeleteBucket*", "s3:DeleteObjectVersion", "s3:PutBucket*", "s3:Put*Configuration"],
      resources: [`arn:aws:s3:::${namePrefix}-${accountId}-*`],
    },
    // Jobs have no ARN: who answers them is what tells whose they are.
    {
      sid: "AnswerNoJobs",
      effect: "Deny",
      actions: ["codepipeline:PollForJobs", "codepipeline:PutJob*Result"],
      resources: ["*"],
      condition: byOthers,
    },
    { sid: "KeepOwnResources", effect: "Deny", ...ownResources(props), condition: byOthers },
    { sid: "KeepOwnKeys", effect: "Deny", ...keys, condition: [...(keys.condition as Condition[]), ...byOthers] },
    {
      // A group that Lambda makes keeps its logs for ever: what a template wants to log it declares, with a retention.
      sid: "DeclareLogGroups",
      effect: "Deny",
      actions: ["logs:CreateLogGroup"],
      resources: ["*"],
      condition: byOthers,
    },
    {
      sid: "TellNoVerdicts",
      effect: "Deny",
      actions: ["events:PutEvents"],
      resources: ["*"],
      condition: [{ test: "ForAnyValue:StringLike", variable: "events:source", values: ["gatehouse.*"] }, ...byOthers],
    },
    {
      sid: "KeepSecurityServices",
      effect: "Deny",
      actions: [
        "cloudtrail:DeleteTrail",
        "cloudtrail:StopLogging",
        "config:DeleteConfigurationRecorder",
        "config:DeleteDeliveryChannel",
        "config:DeleteRetentionConfiguration",
        "config:PutConfigurationRecorder",
        "config:PutDeliveryChannel",
        "config:PutRetentionConfiguration",
        "config:StopConfigurationRecorder",
        "ec2:DisableEbsEncryptionByDefault",
        "ec2:DisableSnapshotBlockPublicAccess",
        "ec2:EnableSnapshotBlockPublicAccess",
        "ec2:ModifyEbsDefaultKmsKeyId",
        "ec2:ModifyInstanceMetadataDefaults",
        "ec2:ResetEbsDefaultKmsKeyId",
        "guardduty:DeleteDetector",
        "guardduty:UpdateDetector",
        "oam:DeleteLink",
        "oam:UpdateLink",
        "s3:BypassGovernanceRetention",
        "s3:PutAccountPublicAccessBlock",
        "securityhub:DisableSecurityHub",
      ],
      resources: ["*"],
    },
    {
      sid: "StayInOrganization",
      effect: "Deny",
      actions: ["sts:AssumeRole"],
      resources: ["*"],
      condition: [{ test: "StringNotEquals", variable: "aws:ResourceOrgID", values: [organizationId] }],
    },
  ];
}
