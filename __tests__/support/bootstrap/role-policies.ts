import type { Template } from "../../../cli/bootstrap/roles/roles-template";
import type { Statement } from "../../../cli/bootstrap/roles/statement";

interface PolicyProperties {
  readonly PolicyDocument: { readonly Version: string; readonly Statement: readonly Statement[] };
}

interface RoleProperties {
  readonly RoleName: string;
  readonly AssumeRolePolicyDocument: PolicyProperties["PolicyDocument"];
  readonly Policies: readonly PolicyProperties[];
  readonly ManagedPolicyArns?: readonly { readonly Ref: string }[];
}

/** A policy of a template as IAM gets it. */
export interface DeployedPolicy {
  readonly where: string;
  readonly document: PolicyProperties["PolicyDocument"];
}

/** A role as CloudFormation makes it in an account. */
export interface DeployedRole {
  readonly trust: PolicyProperties["PolicyDocument"];
  readonly own: readonly DeployedPolicy[];
  readonly managed: readonly DeployedPolicy[];
  readonly statements: readonly Statement[];
}

/** What `Fn::Sub` and `Ref` come to in an account. */
export function deployedRole({ Resources }: Template, id: "ApplyRole" | "PlanRole", account: string): DeployedRole {
  const filled = JSON.parse(JSON.stringify(Resources), (_, value: unknown) => filledIn(value, account)) as Record<
    string,
    { readonly Properties: unknown } | undefined
  >;
  const propertiesOf = (name: string) => {
    const resource = filled[name];
    if (resource === undefined) throw new Error(`the template has no ${name}`);
    return resource.Properties;
  };
  const role = propertiesOf(id) as RoleProperties;
  const own = role.Policies.map(({ PolicyDocument }) => ({ where: id, document: PolicyDocument }));
  const managed = (role.ManagedPolicyArns ?? []).map(({ Ref }) => ({
    where: Ref,
    document: (propertiesOf(Ref) as PolicyProperties).PolicyDocument,
  }));
  const statements = [...own, ...managed].flatMap(({ document }) => document.Statement);
  return { trust: role.AssumeRolePolicyDocument, own, managed, statements };
}

function filledIn(value: unknown, account: string): unknown {
  if (typeof value !== "object" || value === null || !("Fn::Sub" in value)) return value;
  return String(value["Fn::Sub"]).replaceAll("${AWS::AccountId}", account).replaceAll("${!", "${");
}

/** Keys of a request, beside its action and resource. */
export type RequestContext = Readonly<Record<string, string>>;

/** IAM's decision within an account: a denial wins, and what nothing allows is refused. */
export function allows(
  statements: readonly Statement[],
  action: string,
  resource: string,
  context: RequestContext = {},
): boolean {
  const matching = statements.filter((statement) => matches(statement, action, resource, context));
  return matching.some(({ Effect }) => Effect === "Allow") && !matching.some(({ Effect }) => Effect === "Deny");
}

function matches(statement: Statement, action: string, resource: string, context: RequestContext): boolean {
  const { Action, NotAction, Resource, NotResource } = statement;
  const like = (pattern: string, text: string) => wildcard(filled(pattern, context)).test(text);
  const any = (patterns: readonly string[], text: string) => patterns.some((pattern) => like(pattern, text));
  return (
    (Action ? any(Action, action) : !any(NotAction ?? [], action)) &&
    // A request about no resource in particular is about all of them.
    (Resource ? any(Resource, resource) : !any(NotResource ?? [], resource)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => meets(operator, context[key], values, context)),
    )
  );
}

function meets(
  operator: string,
  given: string | undefined,
  values: readonly string[],
  context: RequestContext,
): boolean {
  if (operator === "Null") return values.includes(String(given === undefined));
  if (operator === "ForAllValues:StringNotLike")
    return given === undefined || !values.some((value) => wildcard(filled(value, context)).test(given));
  if (given === undefined) return false;
  if (operator === "StringEquals" || operator === "Bool")
    return values.some((value) => filled(value, context) === given);
  if (operator === "StringLike" || operator === "ArnLike")
    return values.some((value) => wildcard(filled(value, context)).test(given));
  throw new Error(`nothing here knows the operator ${operator}`);
}

const filled = (pattern: string, context: RequestContext) =>
  !pattern.includes("${") ? pattern : pattern.replace(/\$\{([^}]+)\}/g, (_, key: string) => context[key] ?? "");

/** The same few patterns are asked for thousands of requests. */
const compiled = new Map<string, RegExp>();

function wildcard(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const parts = pattern.split("*").map((part) => part.replace(/[.$^+?()[\]{}|\\]/g, "\\$&"));
  const made = new RegExp(`^${parts.join(".*")}$`, "s");
  compiled.set(pattern, made);
  return made;
}
