import type { RolesContext } from "./roles-context";
import { type Statement, thisAccount } from "./statement";

/** Services that Gatehouse's roles are for. */
const passedTo = [
  "cloudtrail.amazonaws.com",
  "codebuild.amazonaws.com",
  "codepipeline.amazonaws.com",
  "config.amazonaws.com",
  "events.amazonaws.com",
  "lambda.amazonaws.com",
];

/** Services whose own roles come with switching them on. */
const linkedTo = [
  "access-analyzer.amazonaws.com",
  "agentless.inspector2.amazonaws.com",
  "cloudtrail.amazonaws.com",
  "config-conforms.amazonaws.com",
  "config.amazonaws.com",
  "detective.amazonaws.com",
  "guardduty.amazonaws.com",
  "inspector2.amazonaws.com",
  "macie.amazonaws.com",
  "malware-protection.guardduty.amazonaws.com",
  "securityhub.amazonaws.com",
];

const iam = (resource: string) => `arn:aws:iam::${thisAccount}:${resource}`;

/** Roles with the boundary and no others, and what else of IAM a stack holds. No users, no groups, no keys. */
export function manageRoles({ namePrefix, boundaryName }: RolesContext): Statement[] {
  const ownRoles = iam(`role/${namePrefix}-*`);
  return [
    {
      Sid: "MakeBoundedRoles",
      Effect: "Allow",
      Action: ["iam:AttachRolePolicy", "iam:CreateRole", "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy"],
      Resource: [ownRoles],
      Condition: { StringEquals: { "iam:PermissionsBoundary": [iam(`policy/${boundaryName}`)] } },
    },
    {
      Sid: "ChangeRoles",
      Effect: "Allow",
      Action: [
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:DetachRolePolicy",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
        "iam:UpdateRoleDescription",
      ],
      Resource: [ownRoles],
    },
    {
      Sid: "PassRoles",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: [ownRoles, iam("role/aws-service-role/config.amazonaws.com/*")],
      Condition: { StringEquals: { "iam:PassedToService": passedTo } },
    },
    {
      Sid: "MakeServiceLinkedRoles",
      Effect: "Allow",
      Action: ["iam:CreateServiceLinkedRole"],
      Resource: [iam("role/aws-service-role/*")],
      Condition: { StringEquals: { "iam:AWSServiceName": linkedTo } },
    },
    {
      Sid: "ChangeServiceLinkedRoles",
      Effect: "Allow",
      Action: ["iam:DeleteServiceLinkedRole", "iam:TagRole", "iam:UntagRole", "iam:UpdateRoleDescription"],
      Resource: linkedTo.map((service) => iam(`role/aws-service-role/${service}/*`)),
    },
  ];
}

/** The boundary itself and the issuers of build jobs' tokens, in members. The boundary is never deleted, only changed. */
export function manageBoundary({ boundaryName }: RolesContext): Statement[] {
  return [
    {
      Sid: "ManageBoundary",
      Effect: "Allow",
      Action: [
        "iam:CreatePolicy",
        "iam:CreatePolicyVersion",
        "iam:DeletePolicyVersion",
        "iam:SetDefaultPolicyVersion",
        "iam:TagPolicy",
        "iam:UntagPolicy",
      ],
      Resource: [iam(`policy/${boundaryName}`)],
    },
    {
      Sid: "ManageTokenIssuers",
      Effect: "Allow",
      Action: [
        "iam:AddClientIDToOpenIDConnectProvider",
        "iam:CreateOpenIDConnectProvider",
        "iam:DeleteOpenIDConnectProvider",
        "iam:RemoveClientIDFromOpenIDConnectProvider",
        "iam:TagOpenIDConnectProvider",
        "iam:UntagOpenIDConnectProvider",
        "iam:UpdateOpenIDConnectProviderThumbprint",
      ],
      Resource: [iam("oidc-provider/*")],
    },
  ];
}

/** What no change of Gatehouse's may do, whatever else somebody attaches to its role. */
export function neverAllowed({ applyRoleName, planRoleName }: RolesContext): Statement[] {
  return [
    {
      // Neither itself nor the role that plans, nor what StackSets makes them with.
      Sid: "KeepTerraformRoles",
      Effect: "Deny",
      NotAction: ["iam:Get*", "iam:List*"],
      Resource: [
        ...[applyRoleName, planRoleName, "stacksets-exec-*"].map((name) => iam(`role/${name}`)),
        iam(`policy/${applyRoleName}-*`),
      ],
    },
    {
      Sid: "MakeNoUsers",
      Effect: "Deny",
      Action: [
        "iam:AddUserToGroup",
        "iam:AttachGroupPolicy",
        "iam:AttachUserPolicy",
        "iam:CreateAccessKey",
        "iam:CreateGroup",
        "iam:CreateLoginProfile",
        "iam:CreateSAMLProvider",
        "iam:CreateUser",
        "iam:DeleteRolePermissionsBoundary",
        "iam:PutGroupPolicy",
        "iam:PutUserPolicy",
        "iam:UpdateSAMLProvider",
      ],
      Resource: ["*"],
    },
    {
      Sid: "KeepOrganization",
      Effect: "Deny",
      Action: [
        "organizations:CloseAccount",
        "organizations:DeleteOrganization",
        "organizations:DisablePolicyType",
        "organizations:LeaveOrganization",
        "organizations:RemoveAccountFromOrganization",
      ],
      Resource: ["*"],
    },
    {
      // What the stacks protect with preventDestroy: their loss can't be undone.
      Sid: "LoseNothing",
      Effect: "Deny",
      Action: [
        "cloudtrail:DeleteTrail",
        "detective:DeleteGraph",
        "dynamodb:DeleteTable",
        "ecr:DeleteRepository",
        "guardduty:DeleteDetector",
        "iam:DeletePolicy",
        "kms:DisableKey",
        "kms:ScheduleKeyDeletion",
        "macie2:DisableMacie",
        "s3:BypassGovernanceRetention",
        "s3:DeleteBucket",
      ],
      Resource: ["*"],
    },
  ];
}
