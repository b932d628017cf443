import { DefinitionError } from "../definition/references";

type Filter = (operand: unknown, found: unknown) => boolean;

/**
 * Content filters by name; `found` is `undefined` where the event has no such field, which only `exists: false` matches.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
const filters: Readonly<Record<string, Filter>> = {
  // Only leaves exist: an object is no value.
  exists: (operand, found) => operand === (found !== undefined && !isObject(found)),
  prefix: (operand, found) => typeof found === "string" && found.startsWith(text(operand)),
  suffix: (operand, found) => typeof found === "string" && found.endsWith(text(operand)),
  wildcard: (operand, found) => typeof found === "string" && wildcard(text(operand)).test(found),
  "anything-but": (operand, found) => {
    if (found === undefined) return false;
    if (isObject(operand)) return !matchesFilter(operand, found);
    return !(Array.isArray(operand) ? operand : [operand]).includes(found);
  },
};

/** @throws DefinitionError for a filter that is not known here, or more than one */
export function matchesFilter(filter: Readonly<Record<string, unknown>>, found: unknown): boolean {
  const [[name = "", operand] = [], ...more] = Object.entries(filter);
  const known = Object.hasOwn(filters, name) ? filters[name] : undefined;
  if (known === undefined || more.length > 0)
    throw new DefinitionError(`the local run does not know this EventBridge content filter: ${JSON.stringify(filter)}`);
  return known(operand, found);
}

function text(operand: unknown): string {
  if (typeof operand !== "string")
    throw new DefinitionError(`this content filter compares with text, found ${JSON.stringify(operand)}`);
  return operand;
}

function wildcard(pattern: string): RegExp {
  const escaped = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`, "s");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
