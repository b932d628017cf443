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
 * A role of another account, which may not exist yet: a policy that names a missing role is refused as malformed, so the
 * principal is the account and the condition names the role.
 */
export function onlyRoles(organizationId: string, ...roleArns: string[]): Condition[] {
  return [
    stringEquals("aws:PrincipalOrgID", organizationId),
    { test: "ArnEquals", variable: "aws:PrincipalArn", values: roleArns },
  ];
}

export function servicePrincipal(service: string): { type: string; identifiers: string[] }[] {
  return [{ type: "Service", identifiers: [service] }];
}

export function accountPrincipal(...accountIds: string[]): { type: string; identifiers: string[] }[] {
  return [{ type: "AWS", identifiers: accountIds.map((id) => `arn:aws:iam::${id}:root`) }];
}
