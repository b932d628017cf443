import { z } from "zod";

/**
 * Keys that a schema allows at a path; empty where it allows any or none.
 * @param document as it was written, which says what kind of a union a value is
 */
export function knownKeys(schema: unknown, path: readonly PropertyKey[], document: unknown): string[] {
  if (schema instanceof z.ZodUnion)
    return [...new Set(kindsOf(schema, document).flatMap((kind) => knownKeys(kind, path, document)))];
  if (schema instanceof z.ZodPipe) return knownKeys(schema.in, path, document);
  const inner = (schema as { def?: { innerType?: unknown } } | undefined)?.def?.innerType;
  if (inner !== undefined) return knownKeys(inner, path, document);
  const [key, ...rest] = path;
  if (key === undefined) return keysOf(schema);
  return knownKeys(
    memberOf(schema, key),
    rest,
    (document as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key],
  );
}

function keysOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  return schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum ? schema.keyType.options.map(String) : [];
}

function memberOf(schema: unknown, key: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return schema.shape[String(key)];
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

/** The one kind that a value says it is, by a member such as `kind`; all where nothing tells them apart. */
function kindsOf(union: z.ZodUnion, value: unknown): readonly unknown[] {
  const { discriminator } = union.def as { discriminator?: string };
  if (discriminator === undefined) return union.options;
  const said = (value as Readonly<Record<string, unknown>> | undefined)?.[discriminator];
  return union.options.filter(
    (option) => option instanceof z.ZodObject && option.shape[discriminator]?.safeParse(said).success,
  );
}
