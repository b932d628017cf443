/** What a value breaks, in the words AWS uses in FailedFindings; nothing when it is fine. */
export type Shape = (value: unknown, path: string) => readonly string[];

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

const fine: readonly string[] = [];

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** NonEmptyString of the service model (`.*\S.*`) with the documented length, in UTF-16 code units. */
export function text(max = Number.POSITIVE_INFINITY, min = 1): Shape {
  return (value, path) => {
    if (typeof value !== "string") return [`${path} should be string`];
    if (value.length < min || value.trim() === "") return [`${path} should NOT be shorter than ${min} characters`];
    return value.length > max ? [`${path} should NOT be longer than ${max} characters`] : fine;
  };
}

export function matching(pattern: RegExp, inner: Shape = text()): Shape {
  return (value, path) => {
    const broken = inner(value, path);
    if (broken.length > 0) return broken;
    return pattern.test(String(value)) ? fine : [`${path} should match pattern "${pattern.source}"`];
  };
}

export function oneOf(...allowed: readonly string[]): Shape {
  return (value, path) =>
    allowed.includes(String(value))
      ? fine
      : [`${path} should be equal to one of the allowed values: ${allowed.join(", ")}`];
}

export function number(min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): Shape {
  return (value, path) => {
    if (typeof value !== "number" || !Number.isFinite(value)) return [`${path} should be number`];
    return value < min || value > max ? [`${path} should be >= ${min} and <= ${max}`] : fine;
  };
}

export function integer(min?: number, max?: number): Shape {
  const inner = number(min, max);
  return (value, path) => (Number.isInteger(value) ? inner(value, path) : [`${path} should be integer`]);
}

export const boolean: Shape = (value, path) => (typeof value === "boolean" ? fine : [`${path} should be boolean`]);

export function list(item: Shape, max = Number.POSITIVE_INFINITY, min = 0): Shape {
  return (value, path) => {
    if (!Array.isArray(value)) return [`${path} should be array`];
    if (value.length < min) return [`${path} should NOT have fewer than ${min} items`];
    if (value.length > max) return [`${path} should NOT have more than ${max} items`];
    return value.flatMap((entry, index) => item(entry, `${path}[${index}]`));
  };
}

/** A string map: at most `pairs` pairs, keys of at most `key` and values of at most `value` characters. */
export function map(pairs: number, key: number, value: number): Shape {
  const keyShape = text(key);
  const valueShape = text(value);
  return (entries, path) => {
    if (!isObject(entries)) return [`${path} should be object`];
    const pairsFound = Object.entries(entries);
    if (pairsFound.length > pairs) return [`${path} should NOT have more than ${pairs} properties`];
    return pairsFound.flatMap(([name, entry]) => [
      ...keyShape(name, `${path} key '${name}'`),
      ...valueShape(entry, `${path}['${name}']`),
    ]);
  };
}

/** A structure: unknown members are refused, as the service's JSON schema does ("additional properties"). */
export function structure(members: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return (value, path) => {
    if (!isObject(value)) return [`${path} should be object`];
    const missing = required.filter((name) => value[name] === undefined);
    const unknown = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
    return [
      ...missing.map((name) => `${path} should have required property '${name}'`),
      ...unknown.map((name) => `${path} should NOT have additional properties: '${name}'`),
      ...Object.entries(members).flatMap(([name, member]) =>
        value[name] === undefined ? fine : member(value[name], `${path}.${name}`),
      ),
    ];
  };
}

/** A part of the format whose members have no documented limit: only the model's "no empty string, no null" holds. */
export const anything: Shape = (value, path) => {
  if (value === null) return [`${path} should NOT be null`];
  if (typeof value === "string") return text()(value, path);
  if (Array.isArray(value)) return value.flatMap((entry, index) => anything(entry, `${path}[${index}]`));
  if (isObject(value)) return Object.entries(value).flatMap(([name, entry]) => anything(entry, `${path}.${name}`));
  return fine;
};
