import { keys, noFindings, recorder } from "./apply-common";
import { manageRoles, neverAllowed } from "./iam-access";
import { eventRules } from "./named-resources";
import { readConfiguration } from "./reads";
import type { RolesContext } from "./roles-context";
import { writeState } from "./state-access";
import { own, policy, type RolePolicies, type Statement } from "./statement";

/** What Terraform may do in the management account: delegate, record, forward and keep the trail; no pipelines, no buckets. */
export function managementApplyPolicies(context: RolesContext): RolePolicies {
  const { namePrefix } = context;
  return {
    own: policy(
      readConfiguration("management"),
      ...writeState(context),
      ...manageRoles(context),
      ...neverAllowed(context),
    ),
    managed: {
      services: policy(rulesAndTrail(namePrefix), ...keys(), recorder(), delegation(), ownHub(), noFindings()),
    },
  };
}

function rulesAndTrail(namePrefix: string): Statement {
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
    ],
    Resource: [...own("cloudtrail", `trail/${name}`), ...own("events", `rule/${name}`)],
  };
}

/** The management account's own hub and detector, and who administers both. AWS names hubs and detectors itself. */
function ownHub(): Statement {
  return {
    Sid: "ManageOwnHubAndDetector",
    Effect: "Allow",
    Action: [
      "guardduty:CreateDetector",
      "guardduty:DisableOrganizationAdminAccount",
      "guardduty:EnableOrganizationAdminAccount",
      "guardduty:TagResource",
      "guardduty:UntagResource",
      "guardduty:UpdateDetector",
      "inspector2:DisableDelegatedAdminAccount",
      "inspector2:EnableDelegatedAdminAccount",
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

/** Services that name an administrator ask Organizations in the caller's name; the organization has no ARN before it exists. */
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
  };
}
