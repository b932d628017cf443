export type JsonObject = Readonly<Record<string, unknown>>;

/** @throws Error when `value` is no object; `what` names it in the message */
export function asObject(value: unknown, what: string): JsonObject {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error(`${what} is ${kind(value)}, expected an object`);
  return value as JsonObject;
}

/** @throws Error when `value` is no array; `what` names it in the message */
export function asArray(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${what} is ${kind(value)}, expected an array`);
  return value;
}

function kind(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : typeof value === "object" ? "an object" : `a ${typeof value}`;
}
