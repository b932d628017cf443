import { DefinitionError } from "../definition/references";
import { matchesFilter } from "./content-filter";

/**
 * Whether an event matches an EventBridge pattern: exact values, the content filters that `matchesFilter` knows, and `$or`.
 * Of a list in the event one element has to match.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 * @throws DefinitionError for any other, because taking it for a value would start what AWS would not
 */
export function matchesPattern(pattern: unknown, event: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.some((value) => matchesValue(value, event));
  if (!isObject(pattern))
    throw new DefinitionError(`an event pattern holds lists of values, found ${JSON.stringify(pattern)}`);
  if (Array.isArray(event)) return event.some((element) => matchesPattern(pattern, element));
  return Object.entries(pattern).every(([key, inner]) =>
    key === "$or" ? matchesOne(inner, event) : matchesPattern(inner, isObject(event) ? event[key] : undefined),
  );
}

/** What stands beside `$or` must match too. */
function matchesOne(alternatives: unknown, event: unknown): boolean {
  if (!Array.isArray(alternatives) || alternatives.length < 2)
    throw new DefinitionError(`$or is a list of at least two patterns, found ${JSON.stringify(alternatives)}`);
  return alternatives.some((alternative) => matchesPattern(alternative, event));
}

function matchesValue(value: unknown, found: unknown): boolean {
  if (isObject(value) && Object.hasOwn(value, "exists")) return matchesFilter(value, found);
  if (Array.isArray(found)) return found.some((element) => matchesValue(value, element));
  return isObject(value) ? matchesFilter(value, found) : value === found;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
