import { DefinitionError } from "../definition/references";

/**
 * Whether an event matches an EventBridge pattern. Exact values only: content filters (`prefix`, `anything-but`, …) are
 * refused, because taking them for values would start pipelines that AWS would not.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 * @throws DefinitionError
 */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((value) => isExactly(value, event));
  if (!isObject(pattern))
    throw new DefinitionError(`an event pattern holds lists of values, found ${JSON.stringify(pattern)}`);
  return isObject(event) && Object.entries(pattern).every(([key, inner]) => matchesPattern(inner, event[key]));
}

function isExactly(value: unknown, found: unknown): boolean {
  if (isObject(value))
    throw new DefinitionError(`the local run knows no EventBridge content filter, found ${JSON.stringify(value)}`);
  return Array.isArray(found) ? found.includes(value) : value === found;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
