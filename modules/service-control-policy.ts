/** A statement of a service control policy that denies. */
export interface Denial {
  readonly Sid: string;
  readonly Effect: "Deny";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export const policyCharacters = 5_120;
/** Of which one is AWS's own FullAWSAccess. */
export const policiesPerTarget = 5;

/** The statements do not fit into what AWS takes. */
export class PolicySizeError extends Error {
  override readonly name = "PolicySizeError";
}

/**
 * The documents of as few policies as hold the statements in their order. Written without white space, because AWS counts
 * it where a policy does not come from its console.
 * @throws PolicySizeError which says what is too long, and how to shorten it
 */
export function packedPolicies(statements: readonly Denial[]): string[] {
  const packed: Denial[][] = [];
  for (const statement of statements) {
    const last = packed.at(-1);
    const alone = content([statement]).length;
    if (alone > policyCharacters)
      throw new PolicySizeError(
        `organizationProtection: the statement ${statement.Sid} has ${alone} characters, and a service control policy ${policyCharacters} at most: name fewer or shorter breakGlassRoles`,
      );
    if (last && content([...last, statement]).length <= policyCharacters) last.push(statement);
    else packed.push([statement]);
  }
  if (packed.length >= policiesPerTarget)
    throw new PolicySizeError(
      `organizationProtection: ${packed.length} service control policies are needed, and beside FullAWSAccess ${policiesPerTarget - 1} can be attached: name fewer or shorter breakGlassRoles`,
    );
  return packed.map(content);
}

function content(statements: readonly Denial[]): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: statements.map(({ Action, Resource, Condition, ...statement }) => ({
      ...statement,
      Action: oneOrMore(Action),
      Resource: oneOrMore(Resource),
      ...(Condition && { Condition: mapped(Condition, (keys) => mapped(keys, oneOrMore)) }),
    })),
  });
}

/** A list of one as that one, as IAM writes it itself. */
function oneOrMore(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? String(values[0]) : values;
}

function mapped<Value, Result>(record: Readonly<Record<string, Value>>, change: (value: Value) => Result) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
