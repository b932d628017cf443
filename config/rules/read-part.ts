import type { z } from "zod";

/** A part of the document as its schema reads it; `undefined` where the schema refuses it, and says why. */
export function readPart<Schema extends z.ZodType>(
  document: unknown,
  path: readonly string[],
  schema: Schema,
): z.output<Schema> | undefined {
  const part = path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    document,
  );
  return schema.safeParse(part).data;
}
