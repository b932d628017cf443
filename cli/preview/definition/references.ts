/** Terraform JSON: type, id, attributes. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** The synthesized Terraform says something that the local run can't read or do. */
export class DefinitionError extends Error {
  override readonly name = "DefinitionError";
}

/**
 * `value` with every `${aws_type.id.attribute}` replaced, where that attribute is a literal of a resource in the same
 * file, and with `$${` and `%%{` as the `${` and `%{` that they stand for. The shape stays as it is.
 * @throws DefinitionError that names a reference which only Terraform could know, or one that leads back to itself
 */
export function resolveReferences<Value>(value: Value, resources: Resources): Value {
  return resolved(value, resources, []) as Value;
}

function resolved(value: unknown, resources: Resources, trail: readonly string[]): unknown {
  if (typeof value === "string") return resolvedText(value, resources, trail);
  if (Array.isArray(value)) return value.map((item) => resolved(item, resources, trail));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolved(item, resources, trail)]));
}

// https://developer.hashicorp.com/terraform/language/expressions/strings#string-templates
const template = /\$\$\{|%%\{|%\{|\$\{([^}]*)\}/g;

function resolvedText(text: string, resources: Resources, trail: readonly string[]): string {
  return text.replace(template, (found, reference?: string) => {
    if (found === "$${" || found === "%%{") return found.slice(1);
    if (reference === undefined)
      throw new DefinitionError(`the local run knows no template directives, found "${text}"`);
    return literalOf(reference, resources, trail);
  });
}

function literalOf(reference: string, resources: Resources, trail: readonly string[]): string {
  const [, type = "", id = "", attribute = ""] = /^(aws_\w+)\.([\w-]+)\.(\w+)$/.exec(reference) ?? [];
  const literal = resources[type]?.[id]?.[attribute];
  const chain = [...trail, reference];
  if (trail.includes(reference)) throw new DefinitionError(`a reference leads back to itself: ${chain.join(" -> ")}`);
  if (typeof literal === "number" || typeof literal === "boolean") return String(literal);
  if (typeof literal !== "string")
    throw new DefinitionError(
      `\${${reference}} is known only after an apply: the local run reads literals of resources in the same stack`,
    );
  return resolvedText(literal, resources, chain);
}
