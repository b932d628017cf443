import { everyTrustedService } from "../../../config/trusted-services";
import { accountSettings, keys, noFindings, recorder } from "./apply-common";
import { manageRoles, neverAllowed } from "./iam-access";
import { eventRules, logGroups } from "./named-resources";
import { readConfiguration } from "./reads";
import type { RolesContext } from "./roles-context";
import { writeState } from "./state-access";
import { own, policy, type RolePolicies, type Statement, thisAccount } from "./statement";

/** What Terraform may do in the management account: delegate, record, forward and keep the trail; no pipelines, no buckets. */
export function managementApplyPolicies(context: RolesContext): RolePolicies {
  return {
    own: policy(
      readConfiguration("management"),
      ...writeState(context),
      ...manageRoles(context),
      ...neverAllowed(context),
    ),
    managed: {
      services: policy(
        rulesAndTrail(context),
        ...keys(context.namePrefix),
        recorder(),
        accountSettings(),
        delegation(),
        ...protection(),
        ownServices(),
        noFindings(),
      ),
    },
  };
}

function rulesAndTrail({ namePrefix, trailName }: RolesContext): Statement {
  const name = `${namePrefix}-*`;
  return {
    Sid: "ManageNamedResources",
    Effect: "Allow",
    Action: [
      "cloudtrail:AddTags",
      "cloudtrail:CreateTrail",
      "cloudtrail:PutEventSelectors",
      "cloudtrail:PutInsightSelectors",
      "cloudtrail:RemoveTags",
      "cloudtrail:StartLogging",
      "cloudtrail:UpdateTrail",
      ...eventRules,
      ...logGroups,
    ],
    Resource: [
      ...own("cloudtrail", `trail/${name}`),
      // One that was there before has a name of its own.
      ...(trailName.startsWith(`${namePrefix}-`) ? [] : own("cloudtrail", `trail/${trailName}`)),
      ...own("events", `rule/${name}`),
      ...own("logs", `log-group:/aws/*/${name}`),
    ],
  };
}

/** The management account's own hub, detector and Macie, and who administers these services. AWS names all of them itself. */
function ownServices(): Statement {
  return {
    Sid: "ManageOwnServices",
    Effect: "Allow",
    Action: [
      "detective:DisableOrganizationAdminAccount",
      "detective:EnableOrganizationAdminAccount",
      "guardduty:CreateDetector",
      "guardduty:DisableOrganizationAdminAccount",
      "guardduty:EnableOrganizationAdminAccount",
      "guardduty:TagResource",
      "guardduty:UntagResource",
      "guardduty:UpdateDetector",
      "inspector2:DisableDelegatedAdminAccount",
      "inspector2:EnableDelegatedAdminAccount",
      "macie2:DisableOrganizationAdminAccount",
      "macie2:EnableMacie",
      "macie2:EnableOrganizationAdminAccount",
      "macie2:TagResource",
      "macie2:UntagResource",
      "macie2:UpdateMacieSession",
      "securityhub:DisableOrganizationAdminAccount",
      "securityhub:EnableOrganizationAdminAccount",
      "securityhub:EnableSecurityHub",
      "securityhub:TagResource",
      "securityhub:UntagResource",
      "securityhub:UpdateSecurityHubConfiguration",
    ],
    Resource: ["*"],
  };
}

/**
 * Services that name an administrator ask Organizations in the caller's name; the organization has no ARN before it exists.
 * No other service: an administrator of StackSets or IAM Identity Center could do everything in every account.
 */
function delegation(): Statement {
  return {
    Sid: "DelegateAdministration",
    Effect: "Allow",
    Action: [
      "organizations:DeregisterDelegatedAdministrator",
      "organizations:EnableAWSServiceAccess",
      "organizations:RegisterDelegatedAdministrator",
    ],
    Resource: ["*"],
    Condition: { StringEquals: { "organizations:ServicePrincipal": everyTrustedService } },
  };
}

/** Service control policies and no other kind: one has an id that AWS invents, and binds whatever it is attached to. */
function protection(): Statement[] {
  return [
    {
      Sid: "ManageProtection",
      Effect: "Allow",
      Action: [
        "organizations:AttachPolicy",
        "organizations:CreatePolicy",
        "organizations:DeletePolicy",
        "organizations:DetachPolicy",
        "organizations:UpdatePolicy",
      ],
      Resource: ["*"],
      Condition: { StringEquals: { "organizations:PolicyType": ["SERVICE_CONTROL_POLICY"] } },
    },
    {
      // FullAWSAccess is AWS's own: without it an account may do nothing at all.
      Sid: "KeepFullAccess",
      Effect: "Deny",
      Action: ["organizations:DetachPolicy"],
      Resource: ["arn:aws:organizations::aws:policy/*"],
    },
    {
      Sid: "TagProtection",
      Effect: "Allow",
      Action: ["organizations:TagResource", "organizations:UntagResource"],
      Resource: [`arn:aws:organizations::${thisAccount}:policy/*`],
    },
  ];
}
