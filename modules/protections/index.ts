import type { Denial } from "../service-control-policy";
import {
  aliasActions,
  boundaryActions,
  bucketActions,
  eventActions,
  evidenceActions,
  gateActions,
  keyActions,
  roleActions,
} from "./own-resources";
import { type ProtectedPart, serviceActions } from "./services";

export interface ProtectionProps {
  readonly namePrefix: string;
  readonly boundaryName: string;
  /** Role that Terraform assumes in every account. */
  readonly terraformRoleName: string;
  /** The role that plans are made with: bound, and protected. */
  readonly planRoleName: string;
  /** ARN patterns of the roles that are never bound. */
  readonly breakGlassRoles: readonly string[];
  /** ARN patterns of people's roles that may assume Terraform's: bound, and protected, as Terraform can do what they can't. */
  readonly assumingRoles: readonly string[];
  /** ARN patterns of the objects that nobody deletes: states, approvals, logs. */
  readonly evidence: readonly string[];
  /**
   * Buckets of ours whose names need not begin with the prefix.
   * @default none
   */
  readonly adoptedBuckets?: readonly string[];
  /**
   * What others manage, who must be able to change it; its protection is theirs.
   * @default nothing
   */
  readonly leftToOthers?: readonly ProtectedPart[];
  readonly denyRootUser: boolean;
}

/**
 * Made by StackSets in each member with the rights of an administrator; it is what makes and mends Terraform's roles.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-custom-execution-role.html
 */
const stackSetRoles = "arn:aws:iam::*:role/stacksets-exec-*";

/**
 * What no account's administrator may do. Terraform's role and the break-glass roles are left out by name, so nobody else
 * may make or change a role of such a name, nor one that may assume Terraform's. Service-linked roles are bound by no service control policy:
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function protections(props: ProtectionProps): Denial[] {
  const { namePrefix, breakGlassRoles } = props;
  const role = (name: string) => `arn:aws:iam::*:role/${name}`;
  const own = (service: string, type: string) => `arn:aws:${service}:*:*:${type}${namePrefix}-*`;
  const unbound = [role(props.terraformRoleName), ...breakGlassRoles];
  const byOthers = { ArnNotLike: { "aws:PrincipalArn": unbound } };
  const denial = (sid: string, actions: readonly string[], resources: readonly string[]): Denial => ({
    Sid: sid,
    Effect: "Deny",
    Action: actions,
    Resource: resources,
    Condition: byOthers,
  });
  return [
    denial("KeepServices", serviceActions(props.leftToOthers), ["*"]),
    {
      ...denial("KeepRoles", roleActions, [
        role(`${namePrefix}-*`),
        role(props.planRoleName),
        stackSetRoles,
        ...new Set([...unbound, ...props.assumingRoles]),
      ]),
      Condition: { ArnNotLike: { "aws:PrincipalArn": [...unbound, stackSetRoles] } },
    },
    denial("KeepBoundary", boundaryActions, [`arn:aws:iam::*:policy/${props.boundaryName}`]),
    denial(
      "KeepBuckets",
      bucketActions,
      [`${namePrefix}-*`, ...(props.adoptedBuckets ?? [])].map((name) => `arn:aws:s3:::${name}`),
    ),
    denial("KeepEvidence", evidenceActions, props.evidence),
    {
      ...denial("KeepOwnKeys", keyActions, ["*"]),
      Condition: { ...byOthers, "ForAnyValue:StringLike": { "kms:ResourceAliases": [`alias/${namePrefix}-*`] } },
    },
    // By the alias itself: KMS documents no condition on a key's aliases for the calls that take them away.
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
    denial("KeepAliases", aliasActions, [own("kms", "alias/")]),
    denial("KeepRules", eventActions, [own("events", "rule/"), own("events", "event-bus/")]),
    denial("KeepGate", gateActions, [
      own("codebuild", "project/"),
      own("codepipeline", ""),
      own("lambda", "function:"),
    ]),
    {
      Sid: "StayInOrganization",
      Effect: "Deny",
      Action: ["account:CloseAccount", "organizations:LeaveOrganization"],
      Resource: ["*"],
    },
    ...(props.denyRootUser ? [noRootUser] : []),
  ];
}

/** Sessions that the management account begins with sts:AssumeRoot are how a member without root credentials is mended. */
const noRootUser: Denial = {
  Sid: "NoRootUser",
  Effect: "Deny",
  Action: ["*"],
  Resource: ["*"],
  Condition: { ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::*:root"] }, Null: { "aws:AssumedRoot": ["true"] } },
};
