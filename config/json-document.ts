import { readFileSync } from "node:fs";
import type { z } from "zod";
import { type Loaded, loadYaml, type Violation } from "./yaml-document";

/**
 * The same as `loadYaml` for JSON of any size that a program wrote: the places of mistakes, which only YAML's slow reader
 * knows, are looked for when there is one.
 * @throws the file system's error when the file can't be read
 */
export function loadJson<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  rules: (document: unknown) => readonly Violation[] = () => [],
): Loaded<z.infer<Schema>> {
  const json = parsed(readFileSync(file, "utf8"));
  const { success, data } = schema.safeParse(json);
  if (success && rules(json).length === 0) return { value: data, problems: [] };
  const told = loadYaml(file, schema, rules);
  if (told.value === undefined) return told;
  return { value: undefined, problems: [{ file, line: 1, column: 1, path: "", message: "must be JSON, not YAML" }] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
