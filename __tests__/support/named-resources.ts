import type { Stack } from "../contract/stacks";
import { resources } from "./synth";

/** Attributes that name a resource. */
const attributes = ["name", "bucket", "function_name", "alarm_name", "dashboard_name"];

/** Parts of another resource, whose name they carry. */
const parts = /^aws_(s3_bucket_.+|s3_object|iam_role_policy|lambda_(permission|alias)|cloudwatch_event_target)$/;

/** A resource with a literal name, and within what that name must be the only one. */
export interface NamedResource {
  readonly where: string;
  readonly type: string;
  readonly account: string;
  readonly name: string;
  readonly key: string;
}

export function namedResources({ id, json }: Stack): NamedResource[] {
  const [{ allowed_account_ids: accounts, region } = {}] = json.provider.aws;
  const account = String(accounts);
  return resources(json).flatMap(({ type, address, body }) => {
    const name = attributes.map((attribute) => body[attribute]).find((value) => value !== undefined);
    if (parts.test(type) || typeof name !== "string" || name.includes("${")) return [];
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html; IAM has no regions.
    const place = type === "aws_s3_bucket" ? "" : type.startsWith("aws_iam_") ? account : `${account} ${region}`;
    return [{ where: `${id}: ${address}`, type, account, name, key: `${type} ${place} ${name}` }];
  });
}

/** Resources whose name another one has already. */
export function clashes(named: readonly NamedResource[]): string[] {
  const firsts = new Map<string, string>();
  return named.flatMap(({ key, where, name }) => {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, where);
    return first === undefined ? [] : [`${where} is called ${name}, as is ${first}`];
  });
}
