/** A statement of a policy in IAM's own words, with a `Sid`, because templates are read by people. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: { readonly AWS: readonly string[] };
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface Policy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Statement[];
}

/** A role's permissions. A role's own policies may take 10,240 characters together, each managed policy 6,144. */
export interface RolePolicies {
  readonly own: Policy;
  /** By what their names end in. */
  readonly managed: Readonly<Record<string, Policy>>;
}

export function policy(...statements: readonly Statement[]): Policy {
  return { Version: "2012-10-17", Statement: statements };
}

/** The account that a template is deployed to: CloudFormation fills it in. */
export const thisAccount = "${AWS::AccountId}";

/** Resources of this account whose names begin with Gatehouse's prefix, in all regions. */
export function own(service: string, ...resources: readonly string[]): string[] {
  return resources.map((resource) => `arn:aws:${service}:*:${thisAccount}:${resource}`);
}
