import { stringify } from "yaml";
import { managementApplyPolicies } from "./apply-management";
import { memberApplyPolicies } from "./apply-member";
import { managementBoundary } from "./management-boundary";
import { planPolicies } from "./plan-role";
import type { RolesContext } from "./roles-context";
import type { Policy, RolePolicies } from "./statement";
import { trustOf } from "./trust";

/** A CloudFormation template as far as one is needed here. */
export interface Template {
  readonly AWSTemplateFormatVersion: "2010-09-09";
  readonly Description: string;
  readonly Resources: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly Type: string;
  readonly Metadata?: {
    readonly checkov: { readonly skip: readonly { readonly id: string; readonly comment: string }[] };
  };
  readonly Properties: Readonly<Record<string, unknown>>;
}

interface RoleProps {
  readonly name: string;
  readonly description: string;
  readonly trust: Policy;
  readonly policies: RolePolicies;
}

/** CodeBuild's role assumes these, and AWS ends such a chained session after an hour: a longer one can't be asked for. */
const sessionSeconds = 3600;

const trustWaivers = {
  CKV_AWS_61: "an account's root stands for the roles that aws:PrincipalArn names, which may not exist yet",
};

const unnamed =
  "keys, hubs, detectors, recorders and links have ids that AWS invents, so no ARN is known before; cli/bootstrap/roles has the reason of each statement";
const managedWaivers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  services: { CKV_AWS_109: unnamed, CKV_AWS_111: unnamed },
};

/** Roles of the management account, with the boundary of the roles that are made there: a stack of its own. */
export function managementTemplate(context: RolesContext): Template {
  return template("Gatehouse: the roles that Terraform assumes in the management account", {
    ...terraformRoles(context, "management", managementApplyPolicies(context)),
    Boundary: resource("AWS::IAM::ManagedPolicy", {
      ManagedPolicyName: context.boundaryName,
      Description: "Boundary of every role that Gatehouse creates in the management account",
      PolicyDocument: filledIn(managementBoundary(context)),
    }),
  });
}

/** Roles of every other account: a StackSet that new accounts get by themselves. */
export function memberTemplate(context: RolesContext): Template {
  return template(
    "Gatehouse: the roles that Terraform assumes in the organization's members",
    terraformRoles(context, "member", memberApplyPolicies(context)),
  );
}

function terraformRoles(
  context: RolesContext,
  account: "management" | "member",
  applyPolicies: RolePolicies,
): Template["Resources"] {
  const { applyRoleName, planRoleName, pipelineRoles } = context;
  return {
    ...role("ApplyRole", {
      name: applyRoleName,
      description: "Terraform applies approved changes with it",
      trust: trustOf(context, pipelineRoles.apply),
      policies: applyPolicies,
    }),
    ...role("PlanRole", {
      name: planRoleName,
      description: "Terraform plans with it: it reads, and locks states",
      trust: trustOf(context, pipelineRoles.plan),
      policies: planPolicies(context, account),
    }),
  };
}

function role(id: string, { name, description, trust, policies }: RoleProps): Template["Resources"] {
  const managed = Object.entries(policies.managed).map(([end, document]) => {
    const logicalId = `${id}${end.charAt(0).toUpperCase()}${end.slice(1)}`;
    const properties = { ManagedPolicyName: `${name}-${end}`, PolicyDocument: filledIn(document) };
    return [logicalId, resource("AWS::IAM::ManagedPolicy", properties, managedWaivers[end])] as const;
  });
  return {
    ...Object.fromEntries(managed),
    [id]: resource(
      "AWS::IAM::Role",
      {
        RoleName: name,
        Description: description,
        MaxSessionDuration: sessionSeconds,
        AssumeRolePolicyDocument: trust,
        Policies: [{ PolicyName: "terraform", PolicyDocument: filledIn(policies.own) }],
        ...(managed.length > 0 && { ManagedPolicyArns: managed.map(([logicalId]) => ({ Ref: logicalId })) }),
        Tags: [{ Key: "ManagedBy", Value: "gatehouse bootstrap" }],
      },
      trustWaivers,
    ),
  };
}

/** @param waivers reasons by the Checkov check that does not apply */
function resource(
  type: string,
  properties: Resource["Properties"],
  waivers: Readonly<Record<string, string>> = {},
): Resource {
  const skip = Object.entries(waivers).map(([id, comment]) => ({ id, comment }));
  return { Type: type, ...(skip.length > 0 && { Metadata: { checkov: { skip } } }), Properties: properties };
}

function template(description: string, resources: Template["Resources"]): Template {
  return { AWSTemplateFormatVersion: "2010-09-09", Description: description, Resources: resources };
}

/** CloudFormation fills in the account; IAM's own variables, which look alike, are left to IAM. */
function filledIn(value: unknown): unknown {
  if (typeof value === "string")
    return value.includes("${AWS::") ? { "Fn::Sub": value.replaceAll("${aws:", "${!aws:") } : value;
  if (Array.isArray(value)) return value.map(filledIn);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filledIn(inner)]));
}

/** As CloudFormation reads it: YAML 1.1 takes an unquoted 2012-10-17 for a date. */
export function templateText(content: Template): string {
  return stringify(content, {
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    lineWidth: 0,
    aliasDuplicateObjects: false,
  });
}
