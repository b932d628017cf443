import type { TerraformJson } from "../synth";

/** What Terraform would not find: references to a resource or data source that the stack lacks. */
export function danglingReferences(json: TerraformJson): string[] {
  const text = JSON.stringify({ resource: json.resource, data: json.data });
  const interpolated = [...text.matchAll(/\$\{(data\.)?(aws_\w+)\.([\w-]+)/g)];
  const dependencies = [...text.matchAll(/"(data\.)?(aws_\w+)\.([\w-]+)"/g)];
  const missing = [...interpolated, ...dependencies].flatMap(([, data, type = "", name = ""]) =>
    (data ? json.data : json.resource)?.[type]?.[name] ? [] : [`${data ?? ""}${type}.${name}`],
  );
  return [...new Set(missing)];
}
