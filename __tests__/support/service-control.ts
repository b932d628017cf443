import type { Denial } from "../../modules/service-control-policy";

/** A call in a member account, as far as our denials look at it. */
export interface Call {
  readonly action: string;
  /** @default a resource that is not ours */
  readonly resource?: string;
  readonly by: string;
  /** Aliases of the key that is called. @default none */
  readonly aliases?: readonly string[];
  /** Whether the session was begun with sts:AssumeRoot. @default no */
  readonly assumedRoot?: boolean;
}

/** Sids of the statements that deny the call. */
export function denialsOf(statements: readonly Denial[], call: Call): string[] {
  const { action, resource = "arn:aws:other:eu-central-1:666666666666:resource" } = call;
  return statements
    .filter(
      ({ Action, Resource, Condition = {} }) =>
        Action.some((pattern) => fits(pattern.toLowerCase(), action.toLowerCase())) &&
        Resource.some((pattern) => fits(pattern, resource)) &&
        Object.entries(Condition).every(([test, keys]) =>
          Object.entries(keys).every(([key, values]) => holds(test, values, valuesOf(key, call))),
        ),
    )
    .map(({ Sid }) => Sid);
}

/** Whether two patterns can stand for the same name. */
export function overlap(one: string, other: string): boolean {
  return fits(one, other) || fits(other, one);
}

/** IAM's wildcard, which crosses slashes. */
export function fits(pattern: string, value: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(value);
}

function valuesOf(key: string, { aliases = [], assumedRoot, by }: Call): readonly string[] {
  if (key === "aws:PrincipalArn") return [by];
  if (key === "kms:ResourceAliases") return aliases;
  if (key === "aws:AssumedRoot") return assumedRoot ? ["true"] : [];
  throw new Error(`nothing here knows the condition key ${key}`);
}

function holds(test: string, patterns: readonly string[], values: readonly string[]): boolean {
  const some = values.some((value) => patterns.some((pattern) => fits(pattern, value)));
  if (test === "ArnLike" || test === "ForAnyValue:StringLike") return some;
  if (test === "ArnNotLike") return !some;
  if (test === "Null") return patterns.includes(String(values.length === 0));
  throw new Error(`nothing here knows the condition operator ${test}`);
}
