import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DefinitionError, type Resources, resolveReferences } from "./references";

const terraformJson = z.object({
  provider: z.object({ aws: z.unknown() }),
  resource: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
});

/** A synthesized stack: its folder, and typed and resolved views of its resources. */
export interface StackFile {
  /** Folder of `cdk.tf.json`, to which asset paths are relative. */
  readonly folder: string;
  readonly provider: unknown;
  /** All resources of a type, read through `schema`, with references resolved. */
  all<Schema extends z.ZodType<object>>(type: string, schema: Schema): readonly z.infer<Schema>[];
}

/** @throws DefinitionError when the file is not what the local run can read */
export function readStackFile(folder: string): StackFile {
  const file = join(folder, "cdk.tf.json");
  const json = parsed(terraformJson, JSON.parse(readFileSync(file, "utf8")), file);
  const resources: Resources = json.resource;
  return {
    folder,
    provider: json.provider.aws,
    all: (type, schema) =>
      Object.entries(resources[type] ?? {}).map(([id, resource]) =>
        resolveReferences(parsed(schema, resource, `${file}: ${type}.${id}`), resources),
      ),
  };
}

/** @throws DefinitionError with every problem, a line each */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.infer<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new DefinitionError(`the local run can't do what ${where} says:\n${z.prettifyError(result.error)}`);
}
