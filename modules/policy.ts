import type {
  DataAwsIamPolicyDocumentStatement,
  DataAwsIamPolicyDocumentStatementCondition,
} from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";

/** One statement of a policy document; `sid` is required, because plans and reviews are read by people. */
export type PolicyStatement = DataAwsIamPolicyDocumentStatement & { readonly sid: string };

export type Condition = DataAwsIamPolicyDocumentStatementCondition;

export function stringEquals(variable: string, ...values: string[]): Condition {
  return { test: "StringEquals", variable, values };
}

export function stringNotEquals(variable: string, ...values: string[]): Condition {
  return { test: "StringNotEquals", variable, values };
}

export function arnLike(variable: string, ...values: string[]): Condition {
  return { test: "ArnLike", variable, values };
}

/**
 * Only for this resource of this account, against the confused deputy:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function onlyFor(accountId: string, ...sourceArns: string[]): Condition[] {
  return [stringEquals("aws:SourceAccount", accountId), arnLike("aws:SourceArn", ...sourceArns)];
}

/**
 * Principals and condition for roles of other accounts, which may not exist yet: a policy that names a missing role is
 * refused as malformed, so the principal is the account and the condition names the role.
 */
export function forRoles(organizationId: string, roleArns: readonly string[]) {
  const accountIds = [...new Set(roleArns.map(accountOf))].sort();
  return {
    principals: accountPrincipal(...accountIds),
    condition: [
      stringEquals("aws:PrincipalOrgID", organizationId),
      { test: "ArnEquals", variable: "aws:PrincipalArn", values: [...roleArns] },
    ],
  };
}

/** The account id in an ARN. */
export function accountOf(arn: string): string {
  return arn.split(":")[4] ?? "";
}

export function servicePrincipal(...services: string[]): { type: string; identifiers: string[] }[] {
  return [{ type: "Service", identifiers: services }];
}

export function accountPrincipal(...accountIds: string[]): { type: string; identifiers: string[] }[] {
  return [{ type: "AWS", identifiers: accountIds.map((id) => `arn:aws:iam::${id}:root`) }];
}

/** Any account of the organization; a condition of its own must name the role or the resource. */
export function organizationPrincipal(): { type: string; identifiers: string[] }[] {
  return [{ type: "AWS", identifiers: ["*"] }];
}

/**
 * A service that acts for an account of the organization, without a list of accounts:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceorgid
 */
export function onlyForOrganization(organizationId: string, sourceArnPattern: string): Condition[] {
  return [stringEquals("aws:SourceOrgID", organizationId), arnLike("aws:SourceArn", sourceArnPattern)];
}

/** A role of one of these names in whatever account of the organization. */
export function onlyRolesNamed(organizationId: string, ...roleNamePatterns: string[]): Condition[] {
  return [
    stringEquals("aws:PrincipalOrgID", organizationId),
    arnLike("aws:PrincipalArn", ...roleNamePatterns.map((name) => `arn:aws:iam::*:role/${name}`)),
  ];
}
