import { accountSettings, keys, noFindings, recorder } from "./apply-common";
import { manageBoundary, manageRoles, neverAllowed } from "./iam-access";
import { buckets, namedResources, objects } from "./named-resources";
import { readBuckets, readConfiguration, readNamed } from "./reads";
import type { RolesContext } from "./roles-context";
import { writeState } from "./state-access";
import { policy, type RolePolicies, type Statement } from "./statement";

/** What Terraform may do in the organization's members: make and change what carries Gatehouse's name, and little else. */
export function memberApplyPolicies(context: RolesContext): RolePolicies {
  const { namePrefix, securityAccountId } = context;
  return {
    own: policy(
      readConfiguration("member"),
      readNamed(namePrefix),
      readBuckets(context),
      ...writeState(context),
      ...manageRoles(context),
      ...manageBoundary(context),
      ...neverAllowed(context),
    ),
    managed: {
      resources: policy(namedResources(namePrefix), buckets(context), objects(namePrefix)),
      services: policy(
        unnamedResources(),
        accountSettings(),
        ...keys(namePrefix),
        recorder(),
        securityServices(securityAccountId),
        noFindings(),
      ),
    },
  };
}

/** AWS names these itself, so no ARN is known before, or authorizes the call on every resource alone. */
function unnamedResources(): Statement {
  return {
    Sid: "ManageUnnamedResources",
    Effect: "Allow",
    Action: [
      "cloudwatch:Link",
      "events:PutPermission",
      "events:RemovePermission",
      "lambda:CreateCodeSigningConfig",
      "lambda:DeleteCodeSigningConfig",
      "lambda:UpdateCodeSigningConfig",
      "logs:Link",
      "oam:CreateLink",
      "oam:CreateSink",
      "oam:DeleteLink",
      "oam:DeleteSink",
      "oam:PutSinkPolicy",
      "oam:TagResource",
      "oam:UntagResource",
      "oam:UpdateLink",
      "signer:StartSigningJob",
      "sns:SetSubscriptionAttributes",
      "sns:Unsubscribe",
      "xray:Link",
    ],
    Resource: ["*"],
  };
}

/** The services are what the account is for: hubs, detectors, policies and members, hardly one with a name that is known before. */
function securityServices(securityAccountId: string): Statement {
  return {
    Sid: "AdministerSecurityServices",
    Effect: "Allow",
    Action: ["access-analyzer:*", "detective:*", "guardduty:*", "inspector2:*", "macie2:*", "securityhub:*"],
    Resource: ["*"],
    Condition: { StringEquals: { "aws:PrincipalAccount": [securityAccountId] } },
  };
}
