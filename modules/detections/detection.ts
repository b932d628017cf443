/** What the patterns name: whose resources they watch, and who may change them. */
export interface DetectionContext {
  /** What the names of Gatehouse's own resources begin with. */
  readonly namePrefix: string;
  readonly accountId: string;
  /** Role that Terraform applies with: a change that was planned, reviewed and approved raises no alarm. */
  readonly terraformRoleName: string;
  /** Account whose sessions may assume that role. */
  readonly deploymentAccountId: string;
  readonly permissionsBoundaryArn: string;
}

/** Calls of one service that go round a gate, as an EventBridge pattern; each is a rule of its own. */
export interface Detection {
  /** Ends the rule's name. */
  readonly id: string;
  readonly description: string;
  readonly pattern: object;
}

/**
 * Calls of one service, as CloudTrail tells EventBridge of them, refused ones too.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export function callsOf(service: string, detail: object): object {
  return { source: [`aws.${service}`], "detail-type": ["AWS API Call via CloudTrail"], detail };
}

/** Anybody but this role; a user and root have no role, so nothing that could be another one. */
export function byOthersThan(...roleArns: string[]): object {
  return { userIdentity: issuer({ "anything-but": roleArns }) };
}

/** Anybody but a role whose ARN begins so. */
export function byOthersThanRolesLike(roleArnPrefix: string): object {
  return { userIdentity: issuer({ "anything-but": { prefix: roleArnPrefix } }) };
}

export function terraformRoleArn({ accountId, terraformRoleName }: DetectionContext): string {
  return `arn:aws:iam::${accountId}:role/${terraformRoleName}`;
}

function issuer(filter: object): object {
  return { sessionContext: { sessionIssuer: { arn: [{ exists: false }, filter] } } };
}

/** A name of Gatehouse's own; some calls take an ARN in its place, in which the name comes after this. */
export function ownName({ namePrefix }: DetectionContext, beforeNameInArn?: string): object[] {
  const own = `${namePrefix}-`;
  return [{ prefix: own }, ...(beforeNameInArn === undefined ? [] : [{ wildcard: `*${beforeNameInArn}${own}*` }])];
}
