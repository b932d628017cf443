import type { Stack, Statement } from "../contract/stacks";
import type { TerraformJson, TerraformResource } from "./synth";

/** A policy document as AWS would get it. */
export interface RenderedPolicy {
  /** `<stack>: <name of the document>` */
  readonly where: string;
  readonly document: { readonly Version: "2012-10-17"; readonly Statement: readonly object[] };
}

type ArnOf = (body: TerraformResource, region: string, account: string) => string;

const named =
  (service: string, type: string, attribute = "name"): ArnOf =>
  (body, region, account) =>
    `arn:aws:${service}:${region}:${account}:${type}${body[attribute]}`;

/** What AWS makes of a resource's own arguments. */
const arns: Readonly<Record<string, ArnOf>> = {
  aws_s3_bucket: ({ bucket }) => `arn:aws:s3:::${bucket}`,
  aws_iam_role: ({ name }, _, account) => `arn:aws:iam::${account}:role/${name}`,
  aws_iam_policy: ({ name }, _, account) => `arn:aws:iam::${account}:policy/${name}`,
  aws_kms_key: (_, region, account) => `arn:aws:kms:${region}:${account}:key/00000000-0000-0000-0000-000000000000`,
  aws_oam_sink: (_, region, account) => `arn:aws:oam:${region}:${account}:sink/00000000-0000-4000-8000-000000000000`,
  aws_cloudwatch_log_group: named("logs", "log-group:"),
  aws_cloudwatch_event_bus: named("events", "event-bus/"),
  aws_cloudwatch_event_rule: named("events", "rule/"),
  aws_codebuild_project: named("codebuild", "project/"),
  aws_dynamodb_table: named("dynamodb", "table/"),
  aws_ecr_repository: named("ecr", "repository/"),
  aws_lambda_alias: ({ function_name, name }, region, account) =>
    `arn:aws:lambda:${region}:${account}:function:${function_name}:${name}`,
  aws_lambda_function: named("lambda", "function:", "function_name"),
  aws_sns_topic: named("sns", ""),
  aws_sqs_queue: named("sqs", ""),
};

/** Every policy document of a stack, with ARNs in the place of Terraform's references. */
export function renderedPolicies({ id, json }: Stack): RenderedPolicy[] {
  const documents = Object.entries(json.data?.aws_iam_policy_document ?? {}).map(([name, { statement }]) => ({
    where: `${id}: ${name}`,
    document: {
      Version: "2012-10-17" as const,
      Statement: (resolved(statement, json) as Statement[]).map(rendered),
    },
  }));
  const serviceControls = Object.entries(json.resource.aws_organizations_policy ?? {}).map(([name, { content }]) => ({
    where: `${id}: ${name}`,
    document: JSON.parse(String(content)) as RenderedPolicy["document"],
  }));
  return [...documents, ...serviceControls];
}

function rendered({ sid, effect, actions, not_actions, resources, principals, condition }: Statement): object {
  return {
    Sid: sid,
    Effect: effect ?? "Allow",
    ...(principals && { Principal: whom(principals) }),
    ...(actions && { Action: oneOrMore(actions) }),
    ...(not_actions && { NotAction: oneOrMore(not_actions) }),
    ...(resources && { Resource: oneOrMore(resources) }),
    ...(condition && { Condition: conditions(condition) }),
  };
}

/** Terraform writes anybody as a star alone. */
function whom(principals: NonNullable<Statement["principals"]>): object | string {
  if (principals.some(({ type }) => type === "*")) return "*";
  return Object.fromEntries(principals.map(({ type, identifiers }) => [type, oneOrMore(identifiers)]));
}

/** And a list of one as that one. */
function oneOrMore(values: readonly string[]): readonly string[] | string {
  return values.length === 1 ? String(values[0]) : values;
}

function conditions(condition: NonNullable<Statement["condition"]>): object {
  const byTest: Record<string, Record<string, readonly string[] | string>> = {};
  for (const { test, variable, values } of condition) byTest[test] = { ...byTest[test], [variable]: oneOrMore(values) };
  return byTest;
}

/** `&{…}` is how Terraform spells IAM's own variables. */
function resolved(value: unknown, json: TerraformJson): unknown {
  const text = JSON.stringify(value).replace(/\$\{([^}]+)\}/g, (_, reference: string) => referred(reference, json));
  return JSON.parse(text.replaceAll("&{", "${"));
}

function referred(reference: string, json: TerraformJson): string {
  const [type = "", name = "", attribute = ""] = reference.split(".");
  const body = json.resource[type]?.[name];
  const { region, allowed_account_ids: accounts } = json.provider.aws[0] ?? {};
  const given = attribute === "arn" ? body && arns[type]?.(body, String(region), String(accounts)) : body?.[attribute];
  if (typeof given !== "string") throw new Error(`nothing here knows what ${reference} would be`);
  // An argument may refer to another resource itself.
  return given.replace(/\$\{([^}]+)\}/g, (_, inner: string) => referred(inner, json));
}
