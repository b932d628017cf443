import { DefinitionError } from "../definition/references";

/** Output variables of the actions so far, by namespace. */
export type Variables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * `text` with every `#{namespace.variable}` replaced.
 * @see https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-variables.html
 * @throws DefinitionError that names a variable which no earlier action has given
 */
export function resolveVariables(text: string, variables: Variables): string {
  return text.replace(/#\{([^}]*)\}/g, (found, name: string) => {
    const [, namespace = "", variable = ""] = /^([\w@-]+)\.([\w@-]+)$/.exec(name) ?? [];
    const values = Object.hasOwn(variables, namespace) ? variables[namespace] : undefined;
    const value = values && Object.hasOwn(values, variable) ? values[variable] : undefined;
    if (value !== undefined) return value;
    const known = Object.entries(variables).flatMap(([space, values]) =>
      Object.keys(values).map((key) => `${space}.${key}`),
    );
    throw new DefinitionError(
      `${found} has no value: no earlier action gives it; there are ${known.join(", ") || "none"}`,
    );
  });
}
